"""Documents and sheets, made by office programs, by typesetters, by a browser and by a scanner that is drawn."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path

from bench.as_they_come import as_html, page
from bench.file_makers import Made
from bench.written_texts import Written


def by_office(kind: str, filter_name: str) -> Callable[[Written], Made]:
    return lambda text: (f".{kind}", _office(_letter(text), kind, filter_name))


def by_pandoc(kind: str) -> Callable[[Written], Made]:
    def made(text: Written) -> Made:
        asked = ["pandoc", "-f", "html", "-t", kind, "-s", "-o", "-"]
        return f".{kind}", subprocess.run(asked, input=_letter(text).encode(), capture_output=True, check=True).stdout

    return made


def _letter(text: Written) -> str:
    """As a secretary writes one: who, what, where and when, the text, who to ring."""
    ring = f"Contact presse : 06 12 34 56 7{text.number}"
    body = f"<p><b>{escape(text.source)}</b></p><h1>{escape(text.title)}</h1><p>{escape(text.place)}</p>"
    return page(f"{body}{as_html(text.below[1:])}<p>{ring}</p>", "")


def _office(html: str, kind: str, filter_name: str) -> bytes:
    with tempfile.TemporaryDirectory() as beside:
        (Path(beside) / "a.html").write_text(html, "utf-8")
        asked = ["soffice", f"-env:UserInstallation=file://{beside}/profile", "--headless"]
        asked += ["--infilter=HTML (StarWriter)", "--convert-to", f"{kind}:{filter_name}", "--outdir", beside]
        subprocess.run([*asked, f"{beside}/a.html"], check=True, capture_output=True, timeout=300)
        return (Path(beside) / f"a.{kind}").read_bytes()


_COMMANDS = {"&": r"\&", "%": r"\%", "€": r"\texteuro{}", "³": r"\textsuperscript{3}", "\u202f": "~", "\xa0": "~",
             "’": "'", "«": r"\guillemotleft{}", "»": r"\guillemotright{}"}  # fmt: skip


def _tex(words: str) -> str:
    return "".join(_COMMANDS.get(sign, sign) for sign in words)


def by_latex(text: Written) -> Made:
    """One column or two, the second short, with a note at the foot and guillemets of its own."""

    body = ""
    for kind, blocks in groupby(text.below[1:], key=lambda block: block[0]):
        lines = [" & ".join(map(_tex, cells)) for _, cells in blocks]
        match kind:
            case "ul" | "ol":
                name = "itemize" if kind == "ul" else "enumerate"
                body += rf"\begin{{{name}}}" + "".join(rf"\item {line}" for line in lines) + rf"\end{{{name}}}"
            case "tr":
                rows = r"\\".join(lines)
                body += rf"\noindent\begin{{tabular}}{{lll}}{rows}\end{{tabular}}\par "
            case _:
                body += "".join(f"{line}\n\n" for line in lines)
    columns = ",twocolumn" if text.number % 2 else ""
    packages = r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern,textcomp}"
    if text.number % 3 == 0:
        packages = r"\usepackage[utf8]{inputenc}\usepackage{textcomp}"  # accents drawn apart, in the oldest fonts
        body = body.replace(r"\guillemotleft{}", "<<").replace(r"\guillemotright{}", ">>")
    head = rf"\noindent\textbf{{{_tex(text.source)}}}" + rf"\section*{{{_tex(text.title)}}}"
    head += rf"\noindent {_tex(text.place)}" + r"\par\medskip "
    with tempfile.TemporaryDirectory() as beside:
        source = rf"\documentclass[a4paper{columns}]{{article}}{packages}\begin{{document}}{head}{body}\end{{document}}"
        (Path(beside) / "a.tex").write_text(source, "utf-8")
        asked = ["pdflatex", "-interaction=nonstopmode", "a.tex"]
        subprocess.run(asked, cwd=beside, check=False, capture_output=True, timeout=60)
        return ".pdf", (Path(beside) / "a.pdf").read_bytes()


_SHEETS = (
    "h1{letter-spacing:.35em;text-transform:uppercase;font-size:13pt}",
    "body{columns:2;text-align:justify;hyphens:auto}h1{column-span:all}",
    "p.first::first-letter{float:left;font-size:42pt;line-height:.8}",
    "table{width:55mm}td{width:14mm;word-break:break-all;border:1px solid}",
    "@page{size:A5 landscape;margin:22mm 20mm}h1{font-weight:bold;text-shadow:0 0 1px black}",
)


def by_weasyprint(text: Written) -> Made:
    """With a head and a foot on each page, a box beside the text, spaced heads, a first letter that drops."""
    import weasyprint

    sheet = f"@page{{size:A5;@top-left{{content:'{text.source}'}}@bottom-right{{content:counter(page)}}}}"
    sheet += "body{font:11pt serif}td{padding:1mm}thead{display:table-header-group}" + _SHEETS[text.number % 5]
    body = as_html(text.below[1:]).replace("<p>", "<p class='first'>", 1)
    html = page(f"<h1>{escape(text.title)}</h1><p>{escape(text.place)}</p>{body}", text.title, sheet)
    return ".pdf", weasyprint.HTML(string=html).write_pdf()


def by_chromium(text: Written) -> Made:
    sheet = (
        "body{font:12pt sans-serif}.band{display:flex;justify-content:space-between;gap:1cm}"
        + _SHEETS[(text.number + 1) % 5]
    )
    band = f"<div class='band'><b>{escape(text.source)}</b><span>{escape(text.place)}</span></div>"
    html = page(f"{band}{as_html(text.below)}", text.title, sheet)
    with tempfile.TemporaryDirectory() as beside:
        (Path(beside) / "a.html").write_text(html, "utf-8")
        program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        asked = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        asked += [f"--print-to-pdf={beside}/a.pdf", f"file://{beside}/a.html"]
        subprocess.run(asked, check=True, capture_output=True, timeout=120)
        return ".pdf", (Path(beside) / "a.pdf").read_bytes()


def scanned(text: Written) -> Made:
    """A sheet drawn at 200 dots an inch, every other one askew, dirty and pressed small."""
    import pypdfium2
    from PIL import Image

    drawn = pypdfium2.PdfDocument(_office(_letter(text), "pdf", "writer_pdf_Export"))[0].render(scale=200 / 72)
    image = drawn.to_pil().convert("L")
    if text.number % 2:
        image = image.rotate(2, expand=False, fillcolor=250)
        dirt = Image.effect_noise(image.size, 60)
        image = Image.blend(image, dirt, 0.12)
    held = io.BytesIO()
    if text.number % 4 < 2:
        image.save(held, "JPEG", quality=40, dpi=(200, 200))
        return ".jpg", held.getvalue()
    image.save(held, "PDF", resolution=200, quality=40)
    return ".pdf", held.getvalue()
