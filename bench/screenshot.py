"""Pictures of the page over the seeds: `python -m bench.screenshot` for those of the documents, `… FOLDER` for all."""

import sys
import tempfile
from pathlib import Path

from PIL import Image  # comes with Gradio
from playwright.sync_api import ViewportSize, sync_playwright

from bench.cold_ask import SEEDS
from bench.serving import HOUSE, launch, served
from bench.walk import walk
from index.assemble import open_catalogue
from index.reading.collect import collect
from index.values.files import File

_DOCS = HOUSE / "docs"
_SHOWN = {"reading": _DOCS / "page.png"} | {
    view: _DOCS / "guide" / f"{view}.png" for view in ("empty", "answer", "comparison", "corpus", "form")
}
"""The views that the README and the guide show, in the order of the walk, with their pictures."""
_WIDE: ViewportSize = {"width": 1280, "height": 760}
_PHONE: ViewportSize = {"width": 375, "height": 740}
_SIZES = {"": _WIDE, "phone-": _PHONE}


def take(folder: Path | None = None) -> None:
    """Those of the documents; with a folder, `VIEW.png` there instead for each, wide and on a phone, light and dark."""
    with tempfile.TemporaryDirectory() as data:
        open_catalogue(Path(data)).add([one for one in collect([SEEDS]) if isinstance(one, File)])
        with served(Path(data)) as address, sync_playwright() as playwright:
            browser = launch(playwright)
            for size, viewport in _SIZES.items() if folder else [("", _WIDE)]:
                for colours in ("light", "dark") if folder else ("light",):
                    page = browser.new_page(viewport=viewport)
                    for view in walk(page, address, colours=colours):
                        if folder:
                            page.screenshot(path=folder / f"{size}{view}-{colours}.png")
                        elif view in _SHOWN:
                            page.screenshot(path=_SHOWN[view])
                            lighten(_SHOWN[view])
                    page.close()
            browser.close()


def lighten(picture: Path) -> None:
    """Half its weight, by a palette that keeps the rare colours: those of the sources are a dot."""
    palette = Image.Quantize.MAXCOVERAGE
    Image.open(picture).convert("RGB").quantize(256, palette, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
