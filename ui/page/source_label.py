"""A source as the page shows it: always its name, and a colour that stays its own."""

import zlib

from index.values.communique import Communique
from index.values.spellings import key_of
from ui.rendering.escaping import escape
from ui.rendering.wording import UNKNOWN_SOURCE

HUES = 8  # in assets/corpus.css, each with enough contrast in light and dark


def source_as_html(communique: Communique) -> str:
    """`<strong class="source hue-5"><bdi>CGT</bdi></strong>`, once for each who signs, with commas between; a source
    that is not known has no colour.
    """
    if not communique.sources:
        return f'<strong class="source"><bdi>{escape(UNKNOWN_SOURCE)}</bdi></strong>'
    return ", ".join(
        f'<strong class="source hue-{hue_of(name)}"><bdi>{escape(name)}</bdi></strong>' for name in communique.sources
    )


def hue_of(source: str) -> int:
    """0 to 7: the same for the same name, however it is written, today and on any machine."""
    return zlib.crc32(key_of(source).encode()) % HUES
