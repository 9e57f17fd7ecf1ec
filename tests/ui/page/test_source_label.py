"""A source keeps its colour, which can be told from the paper in light and in dark."""

import re
from pathlib import Path

import pytest

from index.values.communique import Communique, Fact, Origin
from ui.page import theme
from ui.page.source_label import HUES, hue_of, source_as_html

CSS = (Path(theme.__file__).parents[1] / "assets" / "corpus.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def hues(selector: str) -> list[str]:
    (rule,) = re.findall(rf"^(?:@media screen \{{ )?{re.escape(selector)} \{{ (--hue-0.*?) \}}", CSS, re.MULTILINE)
    return re.findall(r"--hue-\d: (#[0-9a-f]{6})", rule)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("selector", "papers"),
    [("body", (theme._PAPER, theme._CARD)), ("body.dark", (theme._PAPER_DARK, theme._CARD_DARK))],
)
def test_every_hue_can_be_told_from_the_paper(selector: str, papers: tuple[str, str]) -> None:
    colours = hues(selector)
    assert len(set(colours)) == HUES
    assert min(contrast(colour, paper) for colour in colours for paper in papers) >= 4.5


def test_a_source_keeps_its_hue_and_always_its_name() -> None:
    assert hue_of("CGT") == hue_of("cgt") == 6
    assert len({hue_of(name) for name in ("CGT", "CFDT", "CFTC", "FO", "Unsa", "SUD", "FSU", "Cnil")}) >= 4
    communique = Communique("Un texte.", source=Fact("C<G>T", Origin.ENTERED))
    assert "C&#60;G&#62;T" in source_as_html(communique)
    assert "hue-" in source_as_html(communique)


def test_those_who_sign_together_keep_each_its_hue() -> None:
    shown = source_as_html(Communique("Un texte.", source=Fact("CGT, FO", Origin.ENTERED)))
    alone = [source_as_html(Communique("Un texte.", source=Fact(name, Origin.ENTERED))) for name in ("CGT", "FO")]
    assert shown == ", ".join(alone)


def test_a_source_that_is_not_known_has_no_hue() -> None:
    assert source_as_html(Communique("Un texte.")) == '<strong class="source"><bdi>source inconnue</bdi></strong>'
