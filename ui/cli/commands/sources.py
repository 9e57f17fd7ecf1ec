"""`dixit sources`: who is indexed, and which labels may be one or two."""

import json
import sys
from argparse import Namespace
from collections import Counter
from typing import TYPE_CHECKING

from ui.cli.commands.opening import opened_to_read
from ui.rendering.wording import NBSP, count, quoted

if TYPE_CHECKING:
    from qa.overviews.doubtful_labels import Merging, Parting

_WHY = {
    "letters": "les mêmes lettres",
    "name": "deux noms d’une même organisation",
    "sigle": "un sigle et son nom",
    "slip": "une lettre les sépare",
}


def sources(typed: Namespace) -> int:
    """Prints each source with its number of texts, then what is proposed; nothing is changed."""
    from index.metadata.organisations import Publishers
    from index.metadata.organisations_list import well_known
    from qa.overviews.doubtful_labels import to_merge, to_part

    catalogue = opened_to_read(typed)
    known = Publishers(well_known(), catalogue.publishers)
    texts, shown = [*catalogue.texts.all()], catalogue.texts.spellings()
    numbers = Counter(name for text in texts for name in {shown.name(name) for name in text.sources})
    merging = [*to_merge([*numbers], known)]
    parting = [*to_part(texts, known)]
    if typed.json:
        print(_as_json(numbers, merging, parting))
        return 0
    for label, number in sorted(numbers.items()):
        print(f"{number:>6}  {label}")
    if not numbers:
        print("Aucune source n’est connue.", file=sys.stderr)
    for line in (*map(_merging_in_words, merging), *map(_parting_in_words, parting)):
        print(line)
    return 0


def _merging_in_words(one: "Merging") -> str:
    return (
        f"À réunir{NBSP}? {quoted(one.label)} et {quoted(one.into)}{NBSP}: {_WHY[one.why]}.\n"
        f"  dixit correct IDENTIFIANT --source {quoted(one.into)} sur les textes de {quoted(one.label)}"
    )


def _parting_in_words(one: "Parting") -> str:
    bodies = ", ".join(f"{whole} ({count(len(ids), 'texte')})" for whole, ids in one.bodies.items())
    return f"À séparer{NBSP}? {quoted(one.label)}{NBSP}: {bodies}."


def _as_json(numbers: Counter[str], merging: "list[Merging]", parting: "list[Parting]") -> str:
    fields = {
        "sources": [{"source": label, "communiques": number} for label, number in sorted(numbers.items())],
        "merge": [{"source": one.label, "into": one.into, "why": one.why} for one in merging],
        "part": [
            {"source": one.label, "bodies": [{"name": whole, "communiques": ids} for whole, ids in one.bodies.items()]}
            for one in parting
        ],
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)
