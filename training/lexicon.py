"""The words of French texts → `python -m training.lexicon TEXTS --out index/french/lexicon.txt`.

In lower case and without accents, in alphabetical order; a word that stands there less often may be a slip.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from index.french.words import fold
from training.texts import read_records

OFTEN = 10
_WORD = re.compile(r"[^\W\d_]{4,}")
_FIELDS = ("title", "lead", "text", "query", "passage")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    for file in sorted(asked.texts.glob("*.jsonl.xz")):
        for record in read_records(file):
            if record.get("lang", "fr") == "fr":
                words = " ".join(record[field] for field in _FIELDS if isinstance(record.get(field), str))
                counts.update(_WORD.findall(words.lower()))
    found: Counter[str] = Counter()
    for word, count in counts.items():
        found[fold(word)] += count
    often = sorted(word for word, count in found.items() if count >= OFTEN and word.isascii())
    asked.out.write_text("\n".join(often) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
