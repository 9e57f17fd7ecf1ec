"""Whether the source and the date of each case are found: right, wrong (which is much worse), or unknown."""

import tomllib
from collections import Counter
from pathlib import Path

from index.reading.read import read
from index.values.files import File

_BODY = "\n\n" + "Un paragraphe qui parle d’autre chose, avec des mots de tous les jours.\n\n" * 12


def cases(name: str) -> list[dict[str, str]]:
    held = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = held["case"]
    return found


def judged(case: dict[str, str]) -> dict[str, str]:
    """`right`, `wrong` or `unknown` for the source, the date and the title where the case tells one, whatever the
    case of its letters. To know that nothing is said is right."""
    text = f"{case['head']}{_BODY}{case['foot']}"
    communique = read(File(case.get("name", "texte.txt"), text.encode()))
    found = {
        "source": communique.source.value if communique.source else "",
        "date": communique.date.value.isoformat() if communique.date else "",
        "title": communique.title.value if communique.title else "",
    }
    return {fact: _verdict(value, case[fact]) for fact, value in found.items() if fact in case}


def _verdict(found: str, expected: str) -> str:
    same = found.casefold() == expected.replace("'", "’").casefold()
    return "right" if same else "wrong" if found else "unknown"


def measured(name: str) -> dict[str, Counter[str]]:
    """How many are right, wrong and unknown, of the sources, the dates and the titles."""
    verdicts = [judged(case) for case in cases(name)]
    facts = ("source", "date", "title")
    return {fact: Counter(one[fact] for one in verdicts if fact in one) for fact in facts}


if __name__ == "__main__":
    for name in ("written_first", "held_out", "written_second", "held_out_second", "written_third", "held_out_third"):
        print(name, {fact: dict(counts) for fact, counts in measured(name).items()})
