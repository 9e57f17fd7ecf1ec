"""A source as the page shows it: always its name, and a colour that stays its own."""

import zlib

from index.communique import Communique
from ui.escaping import escape
from ui.wording import source_of

HUES = 8  # in assets/corpus.css, each with enough contrast in light and dark


def source_as_html(communique: Communique) -> str:
    """`<strong class="source hue-5"><bdi>CGT</bdi></strong>`; a source that is not known has no colour."""
    known = communique.source
    hue = f" hue-{hue_of(known.value)}" if known else ""
    return f'<strong class="source{hue}"><bdi>{escape(source_of(communique))}</bdi></strong>'


def hue_of(source: str) -> int:
    """0 to 7: the same for the same name, today and on any machine."""
    return zlib.crc32(source.casefold().encode()) % HUES
