"""Whether the source and the date of each case are found: right, wrong (which is much worse), or unknown."""

import tomllib
from collections import Counter
from pathlib import Path

from index.identifying.publishers import WELL_KNOWN, Publishers
from index.intake import File
from index.reading.read import read

_BODY = "\n\n" + "Un paragraphe qui parle d’autre chose, avec des mots de tous les jours.\n\n" * 12


def cases(name: str) -> list[dict[str, str]]:
    held = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = held["case"]
    return found


def judged(case: dict[str, str]) -> dict[str, str]:
    """`right`, `wrong` or `unknown` for the source and the date. To know that nothing is said is right."""
    text = f"{case['head']}{_BODY}{case['foot']}"
    communique = read(File(case.get("name", "texte.txt"), text.encode()), Publishers(WELL_KNOWN))
    source = communique.source.value if communique.source else ""
    date = communique.date.value.isoformat() if communique.date else ""
    return {"source": _verdict(source, case["source"]), "date": _verdict(date, case["date"])}


def _verdict(found: str, expected: str) -> str:
    return "right" if found == expected else "wrong" if found else "unknown"


def measured(name: str) -> dict[str, Counter[str]]:
    """How many are right, wrong and unknown, of the sources and of the dates."""
    verdicts = [judged(case) for case in cases(name)]
    return {fact: Counter(verdict[fact] for verdict in verdicts) for fact in ("source", "date")}
