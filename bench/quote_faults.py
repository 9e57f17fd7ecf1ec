"""What is wrong with the quotes that are shown: `python -m bench.quote_faults FOLDER`.

FOLDER holds `corpus.jsonl` and `queries.jsonl` as BEIR has them. Of all quotes of all answers, the share that begin or
end in the middle of a sentence, told by letters and marks alone and not by our own sentences; that show a raw mark;
that state nothing; and how long a quote is with its pieces.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from index.assemble import open_catalogue
from index.metadata.line_labelling import roles
from index.metadata.line_roles import STATEMENTS
from qa.answer import Answer, Citation
from qa.assemble import open_answerer
from qa.evaluation.beir import read_beir
from qa.understanding.question import understand
from ui.rendering.citation import words_of

_ITEM = r"(?:[-–—•·●▪►➢→✓*o]|\(?\w{1,3}[.)°])\s+"
_ENDED = re.compile(r"[.!?…:;»”\")\]][*_\s»”\")\]]*$")
_RAW = re.compile(r"\*\*|__|^#|\s#{1,6} |\]\(|\|\s*-{3}|\t|&[a-z]+;|</?[a-z]+>")


def quotes(folder: Path) -> Iterator[Citation]:
    """The quotes of all answers."""
    beir = read_beir(folder)
    with TemporaryDirectory(prefix="dixit-faults-") as data:
        catalogue = open_catalogue(Path(data))
        catalogue.add(beir.files)
        answerer = open_answerer(catalogue)
        for text in beir.questions.values():
            reply = answerer.reply(answerer.find(understand(text)))
            if isinstance(reply, Answer):
                yield from reply.citations
        catalogue.close()


def faults(citation: Citation) -> set[str]:
    text, quoted = citation.passage.communique.text, citation.quoted
    before, quote, after = text[: quoted.start], citation.quote, text[quoted.end :]
    found = set()
    gap = before[len(before.rstrip()) :]
    opens = not before.strip() or gap.count("\n") > 1 or _ENDED.search(before.rstrip()) or re.match(_ITEM, quote)
    if not opens and re.match(r"[*_«\"(]*[a-zà-ÿ]", quote):
        found.add("begin in the middle")
    rest = re.match(r"\s*", after)
    apart = rest is not None and (rest[0].count("\n") > 1 or re.match(rf"{_ITEM}|[A-ZÀ-Ý«\"|#]|$", after.lstrip()))
    if not _ENDED.search(quote) and after.strip() and not apart:
        found.add("end in the middle")
    if _RAW.search(words_of(citation)):
        found.add("show a raw mark")
    held = [line.role for line in roles(text) if line.span.start < quoted.end and quoted.start < line.span.end]
    if not STATEMENTS.intersection(held) or re.fullmatch(r"\W*(?:https?://\S+|www\.\S+)?\W*", quote):
        found.add("state nothing")
    return found


def main(folder: Path) -> None:
    shown = list(quotes(folder))
    counts = Counter(fault for citation in shown for fault in faults(citation))
    print(f"{len(shown)} quotes")
    for fault in ("begin in the middle", "end in the middle", "show a raw mark", "state nothing"):
        print(f"{fault}: {counts[fault] / max(1, len(shown)):.3f}")
    lengths = [sum(piece.end - piece.start for piece in citation.pieces) for citation in shown]
    print(f"length with its pieces: median {median(lengths):.0f} characters")
    if "-v" in sys.argv:
        for citation in shown:
            if found := faults(citation):
                print(sorted(found), repr(citation.quote[:120]), "…", repr(citation.quote[-60:]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
