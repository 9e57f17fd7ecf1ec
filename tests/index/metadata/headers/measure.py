"""Whether the source and the date of each case are found: right, wrong (which is much worse), or unknown."""

import tomllib
from collections import Counter
from pathlib import Path

from index.metadata.organisations_list import well_known_publishers
from index.metadata.resolve import communique_of
from index.reading.opening import opened
from index.values.communique import Communique
from index.values.document import Document

_BODY = "\n\n" + "Un paragraphe qui parle d’autre chose, avec des mots de tous les jours.\n\n" * 12


def cases(name: str) -> list[dict[str, str]]:
    held = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = held["case"]
    return found


def judged(case: dict[str, str]) -> dict[str, str]:
    """`right`, `wrong` or `unknown` for the source, the date and the title where the case tells one, whatever the
    case of its letters. To know that nothing is said is right."""
    text = case["text"].lstrip("\n") if "text" in case else f"{case['head']}{_BODY}{case['foot']}"
    communique = _communique(case.get("name", "texte.txt"), text)
    found = {
        "source": communique.source.value if communique.source else "",
        "date": communique.date.value.isoformat() if communique.date else "",
        "title": communique.title.value if communique.title else "",
    }
    return {fact: _verdict(value, case[fact]) for fact, value in found.items() if fact in case}


def _communique(name: str, text: str) -> Communique:
    document = next(part.found for part in opened(name, text.encode()))
    assert isinstance(document, Document)
    return communique_of(document, name, well_known_publishers())


def _verdict(found: str, expected: str) -> str:
    """Several answers that are right have « | » between."""
    same = found.casefold() in expected.replace("'", "’").casefold().split("|")
    return "right" if same else "wrong" if found else "unknown"


def measured(name: str) -> dict[str, Counter[str]]:
    """How many are right, wrong and unknown, of the sources, the dates and the titles."""
    verdicts = [judged(case) for case in cases(name)]
    facts = ("source", "date", "title")
    return {fact: Counter(one[fact] for one in verdicts if fact in one) for fact in facts}


if __name__ == "__main__":
    for name in ("written_first", "held_out", "written_second", "held_out_second", "written_third", "held_out_third"):
        print(name, {fact: dict(counts) for fact, counts in measured(name).items()})
