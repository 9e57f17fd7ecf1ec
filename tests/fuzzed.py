"""A process that feeds mutated bytes to Dixit until its time is up, and dies at the first that does harm.

`python -m tests.fuzzed TARGET FOLDER SECONDS [SEED]`, TARGET being `texts`, `documents` or `questions`. FOLDER keeps
what reached new code and, as `crash-…`, what did harm: `python -m tests.fuzzed TARGET FILE` tries one of them again.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["index", "qa"]):  # else it mutates blindly
    from index.french.acronyms import find_acronyms
    from index.metadata.organisations_list import well_known_publishers
    from index.passages.splitting import split
    from index.reading import table  # noqa: F401  # instrumented as they load
    from index.reading.mail import eml  # noqa: F401
    from index.reading.office import docx, odt, rtf  # noqa: F401
    from index.reading.pages import pdf  # noqa: F401
    from index.reading.read import Reader
    from index.reading.sandbox import _reading
    from index.reading.web import html  # noqa: F401
    from index.reading.worker import pieces
    from index.values.communique import Communique
    from index.values.errors import DixitError
    from index.values.files import File, Reading
    from qa.understanding.question import understand

from tests.index.making import DOCX, EML, HTML, ODT, RTF, column, pdf_of, zipped
from tests.index.making import pdf as made_pdf

SEEDS = {  # after a colon, a part of a file that is sound otherwise
    ".csv": "title,text,date\nUn,Le texte du tableau.,5 février 2024\n".encode(),
    ".docx": DOCX,
    ".eml": EML,
    ".html": HTML,
    ".jsonl": b'{"title": "Un", "text": "Le texte.", "source": ["CGT", "FO"], "url": "https://cgt.fr"}\n',
    ".md": "---\nsource: [CGT, FO]\ndate: 2024-02\n---\n# Grève\n\nMontreuil, le 5 février 2024".encode(),
    ".odt": ODT,
    ".pdf": made_pdf([column(["Communiqué CGT", "Une page sur les salaires."])], {"CreationDate": "D:20240205"}),
    ".rtf": RTF,
    ".txt": "COMMUNIQUÉ CGT, FO\n\nLa CGT exige un SMIC (salaire minimum).\n\nContact : presse@cgt.fr".encode(),
    "docx: document": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>Accord</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:body></w:document>",
    "odt: content": b'<o:a xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:'
    b'opendocument:xmlns:text:1.0"><o:text><text:p>Un<text:s text:c="3"/></text:p></o:text></o:a>',
    "pdf: page": b"BT /F 10 Tf 1 0 0 1 70 780 Tm (Communiqu\\351) Tj 0 -14 Td [(Une) -300 (page)] TJ ET",
}
TEXTS = [".csv", ".jsonl", ".md", ".txt"]
DOCUMENTS = [kind for kind in SEEDS if kind not in TEXTS]
QUESTIONS = (
    "Que disait la CGT en février 2024 ?",
    "Qui dit quoi sur l’hébergement depuis Noël 2019, hier ou à la rentrée ?",
    "et la CFTC, le 31/02/2024 ?",
    "Comparez C.G.T. et FO entre mars et le 3e trimestre 2021 (avant-hier)",
)
WORDS = """
31 30 0 5 2024 1er 29/02/2023 31-02-2024 février janvier 5 2024 mardi trimestre semaine siècle hier demain avant
après depuis entre jusqu’à le la de et ou selon chez que qui dit quoi CGT C.G.T. FO CFTC syndicats CGT-FO CNIL SMIC
(SMIC) ( ) [ ] « » : ; , . ? ! … - – --- ** _ # | source: date: title: Signataires COMMUNIQUÉ Communiqué Montreuil,
presse@cgt.fr https://www.cgt.fr Ministère Syndicat Pour exige ¶ ¶ ¶ É œ 𝕏 \u200b \u0301 \u202e
""".split()
_SPOKEN = 0xE0  # a first byte from which the others choose words; no question begins with one in UTF-8
_TODAY = date(2026, 11, 22)


def read_file(kinds: Sequence[str], given: bytes) -> None:
    """What is read, in the format that the first byte chooses, is a communiqué whose passages hold each of its
    characters, or a reason; never an exception.
    """
    if not given:
        return
    kind, content = kinds[given[0] % len(kinds)], given[1:] if given[0] < _SPOKEN else _spoken(given[1:])
    match kind:
        case "docx: document":
            kind, content = ".docx", zipped({"word/document.xml": content})
        case "odt: content":
            kind, content = ".odt", zipped({"content.xml": content})
        case "pdf: page":
            kind, content = ".pdf", pdf_of([content])
    for reading in _READER(File(f"2024-02-05-cgt{kind}", content)):
        _check(reading)


def ask(given: bytes) -> None:
    """Any words, after any others, are understood or refused with a reason."""
    spoken = given and given[0] >= _SPOKEN
    first, _, second = (_spoken(given[1:]) if spoken else given).decode("utf-8", "replace").partition("\n\n")
    names = ["CGT", "FO", "CFTC", second[:20]]
    try:
        talk = [understand(first, sources=names, today=_TODAY)]
        question = understand(second, sources=names, today=_TODAY, talk=talk)
    except DixitError:
        return
    assert all(one.span.end <= len(question.whole) for one in question.understood)


def _spoken(given: bytes) -> bytes:
    """A word for each byte, so that mutations make sentences; `¶` begins a paragraph."""
    return " ".join(WORDS[byte % len(WORDS)] for byte in given).replace(" ¶ ", "\n\n").encode()


def _check(reading: Reading) -> None:
    if not isinstance(reading.found, Communique):
        assert reading.found.why
        return
    passages = split(reading.found)
    assert "".join(one.text for one in passages) == reading.found.text
    list(find_acronyms(reading.found.text))


def _opened(file: File, _: object) -> list[Reading]:
    """What the process that opens files would answer, told over its pipe."""
    return [
        _reading(file if own is None else File(said["name"], own), json.loads(json.dumps(said)))
        for said, own in pieces(file.name, file.whole(), well_known_publishers())
    ]


_READER = Reader(well_known_publishers(), _opened)


def _seeds(kinds: Sequence[str]) -> list[bytes]:
    spoken = [bytes([_SPOKEN + place, *range(first, len(WORDS), 7)]) for place in range(len(kinds)) for first in (0, 3)]
    return [bytes([place]) + SEEDS[kind] for place, kind in enumerate(kinds)] + spoken


TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "texts": (partial(read_file, TEXTS), _seeds(TEXTS)),
    "documents": (
        partial(read_file, DOCUMENTS),
        _seeds(DOCUMENTS),
    ),
    "questions": (
        ask,
        [bytes([_SPOKEN, *range(0, len(WORDS), 5)])]
        + [f"{one}\n\n{other}".encode() for one in QUESTIONS for other in QUESTIONS],
    ),
}


def main() -> None:
    test, seeds = TARGETS[sys.argv[1]]
    where = Path(sys.argv[2])
    if where.is_file():
        test(where.read_bytes())
        return
    for number, seed in enumerate(seeds):
        (where / f"seed-{number}").write_bytes(seed)
    chance = sys.argv[4] if len(sys.argv) > 4 else "1"
    bounds = [
        f"-max_total_time={sys.argv[3]}",
        f"-seed={chance}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=4000",
        "-len_control=0",
    ]
    atheris.Setup([sys.argv[0], *bounds, f"-artifact_prefix={where}/", str(where)], test)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
