"""How many words of files that real programs make are read: `python -m bench.as_they_come [FOLDER]`.

The ten texts of `as_they_come.md` are written to HTML, converted by LibreOffice, printed by Chromium (alone and, three
to a file, in two columns), sent by Python's `email`; then each file is read, and its words are laid beside those that
were written, in order. FOLDER keeps the files and is used again as it is.
"""

import mailbox
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from email.message import EmailMessage
from html import escape
from pathlib import Path

from index.metadata.organisations_list import well_known_publishers
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.files import File

_SOURCE = Path(__file__).with_suffix(".md")
_OFFICE = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format",
           "pdf": "pdf:writer_pdf_Export"}  # fmt: skip
_WORD = re.compile(r"\w+")
_STYLE = "body{font:11pt serif}table{border-collapse:collapse}td{border:1px solid;padding:2pt 6pt}"
_COLUMNS = f"{_STYLE}main{{columns:2;text-align:justify;hyphens:auto}}h1{{font-size:15pt}}"
_SITE = (
    "<header><a href='/'>Accueil</a> <nav><ul><li><a href='/a'>Actualités</a></li><li><a href='/b'>Dossiers</a></li>"
    "<li><a href='/c'>Adhérer</a></li></ul></nav></header><div class='cookie-banner'><p>Nous utilisons des cookies.</p>"
    "<button>Tout accepter</button></div><main><article>{}</article></main><footer><p>Mentions légales</p></footer>"
)

Block = tuple[str, list[str]]
"""Of a text: `h1`, `p`, `li` or `tr`, and its words, or those of its cells."""


def texts() -> list[list[Block]]:
    """The blocks of each text."""
    return [[_block(line) for line in text.split("\n") if line] for text in _SOURCE.read_text("utf-8").split("\n\n")]


def _block(line: str) -> Block:
    if line.startswith("|"):
        return "tr", [cell.strip() for cell in line.strip("|").split("|")]
    kind = {"#": "h1", "-": "ul", ">": "p"}.get(line[0], "ol" if re.match(r"\d\.", line) else "p")
    return kind, [re.sub(r"^(?:[#>-]|\d\.) ", "", line)]


def as_html(blocks: Sequence[Block]) -> str:
    """Items and rows that follow one another are of one list, of one table."""
    html, within = "", ""
    for kind, cells in [*blocks, ("", [])]:
        if within not in ("", kind):
            html, within = f"{html}</{'table' if within == 'tr' else within}>", ""
        if kind in ("ul", "ol", "tr") and not within:
            html, within = f"{html}<{'table' if kind == 'tr' else kind}>", kind
        words = [escape(cell) for cell in cells]
        match kind:
            case "tr":
                html += f"<tr>{''.join(f'<td>{cell}</td>' for cell in words)}</tr>"
            case "ul" | "ol":
                html += f"<li>{words[0]}</li>"
            case "h1" | "p":
                html += f"<{kind}>{words[0]}</{kind}>"
    return html


def as_plain(blocks: Sequence[Block]) -> str:
    lines = zip(_shown(blocks), blocks, strict=True)
    return "\n\n".join(
        f"- {line}" if kind == "ul" else " | ".join(cells) if kind == "tr" else line for line, (kind, cells) in lines
    )


def page(body: str, title: str, style: str = _STYLE) -> str:
    head = f"<meta charset='utf-8'><title>{escape(title)}</title><style>{style}</style>"
    return f"<!doctype html><html lang='fr'><head>{head}</head><body>{body}</body></html>"


def make(folder: Path) -> None:
    """All the files, each named `FORMAT-NUMBER.suffix`."""
    written = texts()
    for number, blocks in enumerate(written):
        title, body = blocks[0][1][0], as_html(blocks)
        (folder / f"plain-{number}.html").write_text(page(body, title), "utf-8")
        (folder / f"site-{number}.html").write_text(page(_SITE.format(body), f"{title} | Le site"), "utf-8")
        together = "".join(as_html(written[(number + i) % len(written)]) for i in range(3))
        (folder / f"columns-{number}.html").write_text(page(f"<main>{together}</main>", title, _COLUMNS), "utf-8")
        _mails(folder, number, title, blocks)
    box = mailbox.mbox(folder / "box-0.mbox")
    for number in range(len(written)):
        box.add((folder / f"html-{number}.eml").read_bytes())
    box.close()
    _by_libreoffice(folder)
    _by_chromium(folder)


def _mails(folder: Path, number: int, title: str, blocks: Sequence[Block]) -> None:
    for kind in ("plain", "html", "both"):
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "Collectif <presse@collectif.example>", title
        mail["Date"] = "Tue, 12 Mar 2024 09:15:00 +0100"
        if kind != "html":
            mail.set_content(as_plain(blocks), cte="quoted-printable")
            if kind == "both":
                mail.add_alternative(page(as_html(blocks), title), subtype="html")
        else:
            mail.set_content(page(as_html(blocks), title), subtype="html", charset="windows-1252")
        (folder / f"{kind}-{number}.eml").write_bytes(bytes(mail))


def _by_libreoffice(folder: Path) -> None:
    sources = sorted(map(str, folder.glob("plain-*.html")))
    soffice = [shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    reading = "--infilter=HTML (StarWriter)"
    for suffix, written in _OFFICE.items():
        asked = [*soffice, reading, "--convert-to", written, "--outdir", str(folder / "office"), *sources]
        subprocess.run(asked, check=True, capture_output=True, timeout=300)
        for made in (folder / "office").glob(f"*.{suffix}"):
            made.rename(folder / made.name.replace("plain", "office"))
    shutil.rmtree(folder / "profile", ignore_errors=True)


def _by_chromium(folder: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    for source in [*folder.glob("plain-*.html"), *folder.glob("columns-*.html")]:
        margins = [] if source.name.startswith("columns") else ["--no-pdf-header-footer"]
        printed = folder / f"chromium-{source.stem}.pdf"
        asked = [program, "--headless", "--no-sandbox", "--disable-gpu", *margins, f"--print-to-pdf={printed}"]
        subprocess.run([*asked, source.as_uri()], check=True, capture_output=True, timeout=60)


def expected(name: str) -> list[str]:
    """The words of the file so named, in order."""
    written = texts()
    number = int(re.findall(r"-(\d+)\.", name)[0])
    if name.startswith("box"):
        chosen = written
    elif "columns" in name:
        chosen = [written[(number + i) % len(written)] for i in range(3)]
    else:
        chosen = [written[number]]
    return [word for text in chosen for line in _shown(text) for word in _WORD.findall(line)]


def _shown(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of each block, the items of a list numbered where a reader sees numbers."""
    number = 0
    for kind, cells in blocks:
        number = number + 1 if kind == "ol" else 0
        yield " ".join([str(number), *cells] if number else cells)


def compared(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, Iterator[tuple[str, str]]]:
    """How many words are right, in order, and what stands in place of what elsewhere."""
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    faults = (
        (" ".join(wanted[a:b]), " ".join(found[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    )
    return right, faults


def main(folder: Path) -> None:
    """Prints for each format: files, words, and the shares that are right, lost and added; then each fault."""
    if not any(folder.glob("*-0.*")):
        make(folder)
    read = Reader(well_known_publishers(), Sandbox())
    totals: dict[str, list[int]] = {}
    told: list[str] = []
    for path in sorted(folder.glob("*-*.*")):
        kind = f"{path.name.rpartition('-')[0]}{path.suffix}"
        if kind == "columns.html":
            continue
        readings = read(File(path.name, path.read_bytes()))
        words = _WORD.findall("\n".join(one.found.text for one in readings if isinstance(one.found, Communique)))
        wanted = expected(path.name)
        right, faults = compared(wanted, words)
        total = totals.setdefault(kind, [0, 0, 0, 0])
        for place, number in enumerate((1, len(wanted), right, len(words))):
            total[place] += number
        told += [f"{path.name}: « {lost} » → « {added} »" for lost, added in faults]
    for kind, (files, wanted_words, right, read_words) in [
        *totals.items(),
        ("all", [*map(sum, zip(*totals.values(), strict=True))]),
    ]:
        lost, added = wanted_words - right, read_words - right
        shares = (f"{100 * count / wanted_words:.2f} %" for count in (right, lost, added))
        print(f"{kind:24} {files:4} files {wanted_words:7} words: right, lost, added {', '.join(shares)}")
    print("\n".join(told))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory(prefix="dixit-files-") as made:
            main(Path(made))
