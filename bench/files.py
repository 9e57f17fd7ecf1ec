"""How well files as people have them are read: `python -m bench.files [FOLDER] [held]`.

The ten texts of `files.md` are written in thirteen formats, each in several layouts, by LibreOffice, Pandoc, LaTeX,
WeasyPrint, Chromium, Python's `email` and a scanner that is drawn; what a program that is not installed would make is
left out. Words are laid beside those that were written, in order; titles, sources and dates beside those that are true.
The last five texts are held out: their faults are told for `held` alone. FOLDER keeps the files and is used again.
"""

import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.as_they_come import _WORD, _shown, compared
from bench.file_makers import NOTICE, Made, copied_page, forwarded_mail, newsletter, plain_mail, web_page
from bench.page_makers import by_chromium, by_latex, by_office, by_pandoc, by_weasyprint, scanned
from bench.written_texts import Written, written
from index.metadata.organisations_list import well_known_publishers
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.files import File

MAKERS: dict[
    str, tuple[Callable[[Written], Made], str]
] = {  # and what is above the text: s, its source; t, its title; p, its place
    "plain-mail": (plain_mail, "t"),
    "forward": (forwarded_mail, "t"),
    "newsletter": (newsletter, "t"),
    "web": (web_page, "t"),
    "copied": (copied_page, "stp"),
    "doc": (by_office("doc", "MS Word 97"), "stp"),
    "odt": (by_office("odt", "writer8"), "stp"),
    "docx": (by_pandoc("docx"), "stp"),
    "rtf": (by_pandoc("rtf"), "stp"),
    "latex": (by_latex, "stp"),
    "weasyprint": (by_weasyprint, "stp"),
    "chromium": (by_chromium, "spt"),
    "scan": (scanned, "stp"),
}
_HELD = 5
_MAY_BE_THERE = f"""{NOTICE} Pour info Marc A voir 06 12 34 56 7 Contact presse Se désabonner Publié le Lire la suite
Accueil Nos combats Adhérer Agenda Boutique Partager sur Facebook Imprimer Mentions légales 1 2 3"""


def make(folder: Path) -> None:
    for kind, (maker, _) in MAKERS.items():
        for text in written():
            try:
                suffix, content = maker(text)
            except (FileNotFoundError, ImportError) as error:
                print(f"{kind}: {error}")
                break
            (folder / f"{kind}-{text.number}{suffix}").write_bytes(content)


def expected(text: Written, above: str) -> list[str]:
    parts = {"s": text.source, "t": text.title, "p": text.place}
    return [word for line in [*map(parts.get, above), *_shown(text.below[1:])] for word in _words(line or "")]


def _words(line: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", line).lower())


def faults_of(path: Path, text: Written, above: str, read: Reader, totals: Counter[str]) -> Iterator[str]:
    """What is wrong in one file; adds it up."""
    found = [one.found for one in read(File(path.name, path.read_bytes()))]
    texts = [one for one in found if isinstance(one, Communique)]
    wanted = expected(text, above)
    if above == "t" and not any(_words(text.title)[-1] in _words(one.text) for one in texts):
        wanted = expected(text, "")  # it is the subject, or the title of the page
    right, differing = compared(wanted, [word for one in texts for word in _words(one.text)])
    besides = {*_words(f"{_MAY_BE_THERE} {text.source} {text.day:%d %m %Y} 7{text.number}")}
    totals["words"] += len(wanted)
    totals["right"] += right
    for lost, added in differing:
        if not lost and set(added.split()) <= besides:
            continue
        totals["lost"] += len(lost.split())
        totals["added"] += len(added.split())
        yield f"« {lost} » → « {added} »"
    main = max(texts, key=lambda one: len(one.text), default=None)
    if main is None:
        yield f"no text: {found}"
    for name, value in (("title", text.title), ("source", text.source), ("date", text.day.isoformat())):
        fact = getattr(main, name)
        known = None if fact is None else fact.value.isoformat() if name == "date" else fact.value
        same = known is not None and _words(known) == _words(value)
        totals[name] += same
        totals[f"{name} wrong"] += known is not None and not same
        if not same:
            yield f"{name}: {known}"


def main(folder: Path, held: bool) -> None:
    if not any(folder.glob("*-0.*")):
        make(folder)
    read, texts = Reader(well_known_publishers(), Sandbox()), written()
    by_half: dict[str, Counter[str]] = {}
    for kind, (_, above) in MAKERS.items():
        for path in sorted(folder.glob(f"{kind}-[0-9].*")):
            text = texts[int(path.stem[-1])]
            half = "held out" if text.number >= _HELD else "open"
            totals = Counter[str]()
            faults = list(faults_of(path, text, above, read, totals))
            totals.update(files=1, clean=not faults)
            for name in (f"{half} {kind}", half):
                by_half.setdefault(name, Counter()).update(totals)
            if faults and (held or half == "open"):
                print(path.name, *faults, sep="\n    ")
    for name, totals in sorted(by_half.items()):
        shares = " ".join(f"{what} {100 * totals[what] / totals['words']:.2f}" for what in ("right", "lost", "added"))
        facts = " ".join(
            f"{what} {totals[what]} ({totals[f'{what} wrong']} wrong)" for what in ("title", "source", "date")
        )
        print(f"{name:22} {totals['files']:3} files, {totals['clean']:3} without fault; % of words {shares}; {facts}")


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "held"]
    with tempfile.TemporaryDirectory(prefix="dixit-files-") as made:
        kept = Path(arguments[0] if arguments else made).resolve()
        kept.mkdir(parents=True, exist_ok=True)
        main(kept, "held" in sys.argv)
