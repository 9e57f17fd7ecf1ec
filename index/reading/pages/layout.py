"""Lines that lie on pages → the text as it was written: whole paragraphs, whole words, no running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.pages.line import Line
from index.reading.pages.rows import is_figure, says_what_it_is


@dataclass(frozen=True)
class Page:
    """Blocks of lines, in reading order; the address that a browser printed beside them; of a page that is an image,
    how sure its words are, from 0 to 100.
    """

    blocks: Sequence[Sequence[Line]]
    height: float
    has_images: bool = False
    address: str | None = None
    sure: int | None = None


_EDGE = 0.1  # of the height, at the top and at the bottom: where running heads and page numbers stand
_INDENT = 6.0  # points
_SAME_LEFT = 20.0  # points
_FULL = 0.85  # of the longest line: a line that goes as far as its column does
_ITEMS = 3  # lines
_SENTENCE = 8  # words
_SIGLE = 8  # letters: longer capitals are a heading
_FEW = 4  # lines, of which the longest says little of how wide their column is
_OTHER_SIZE = 1.15  # times as high: another kind of line, a title above its text

_PAGE_NUMBER = re.compile(r"\W*+(?:p(?:age|\.)?\s*+)?\d{1,4}+(?:\s*(?:/|sur|de)\s*\d{1,4}+)?\W*+", re.IGNORECASE)
_BULLET = re.compile(r"[•▪◦●■–—➢❖*-]\s|\d{1,2}[.)]\s")
_YEAR = re.compile(r"(?:19|20)\d\d\W{0,2}")  # of a day on the line above
_OPENS = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÝŒ0-9]")
_CLOSES = re.compile(r"[.!?…:;][»”\")\s]*$")
_ADDRESS = re.compile(r"(?:www\.|https?:|[\w.+-]+@)\S+$")
_STOPS_SHORT = re.compile(
    r"(?:,|\b(?:à|au|aux|avec|ce|cette|ces|chez|contre|dans|de|des|du|en|entre|et|la|le|les|leurs?|ne|notre|nos|ou|par|pour|"
    r"que|qui|sa|sans|se|ses|son|sous|sur|un|une|vers)|['’])$",
    re.IGNORECASE,
)  # before what goes on
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-\u00ad\u2010]$")
_KEEPS_ITS_HYPHEN = re.compile(
    r"(?:à|après|arrière|au|avant|bien|ce|celle|celles|celui|ceux|chef|contre|court|demi|elle|est|eux|ex|franco|grand|"
    r"là|lui|même|mi|mini|moi|moyen|non|nous|nord|par|peut|porte|presqu|quasi|quelqu|rendez|sans|semi|social|sous|sud|"
    r"toi|vice|vis|vous)",
    re.IGNORECASE,
)
_FOLLOWS_A_HYPHEN = re.compile(
    r"(?:t-)?(?:ce|il|ils|elle|elles|on|je|tu|nous|vous|moi|toi|lui|leur|eux|là|ci|même|mêmes|être|dessus|dessous)\b",
    re.IGNORECASE,
)
_GOES_ON_IN_A_PLACE = re.compile(
    r"(?:sur|sous|en|l[eèé]s|lez|le|la|l['’]|de|du|des|d['’]|aux?|et|près)[-\u2010]", re.IGNORECASE
)
_NUMBER = re.compile(
    r"une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente"
    r"|quarante|cinquante|soixante|septante|nonante|cents?|mille|et",
    re.IGNORECASE,
)  # « vingt-trois », « quatre-vingts », « vingt-et-un »

_UNKNOWN: Counter[str] = Counter()


def text_of(pages: Sequence[Page]) -> list[str]:
    """The text of each page: "" for one that has none, so that their numbers stay."""
    running = _running(pages)
    kept = _once(pages, running)
    blocks_of = [
        [[line for line in block if id(line) in kept or not _is_apart(line, page, running)] for block in page.blocks]
        for page in pages
    ]
    _drop_heads_said_again(blocks_of)
    spelled = Counter(word.casefold() for blocks in blocks_of for block in blocks for line in block
                      for word in re.findall(r"\w+(?:-\w+)*", line.words))  # fmt: skip
    every = [line for blocks in blocks_of for block in blocks for line in block]
    paragraphs = [_paragraphs(blocks, every, spelled) for blocks in blocks_of]
    for before, after in pairwise(paragraphs):
        _whole_word(before, after, spelled)
    return ["\n\n".join(of_page) for of_page in paragraphs]


def _drop_heads_said_again(pages: Sequence[list[list[Line]]]) -> None:
    """Takes out the head of a table that goes on, which is said again at the top of each page."""
    head: str | None = None
    for blocks in pages:
        lines = [line for block in blocks for line in block]
        if head is not None and lines and lines[0].is_row and lines[0].words == head:
            next(block for block in blocks if block)[:1] = []
        for before, line in pairwise([None, *lines]):
            if line is not None and line.is_row and not (before is not None and before.is_row):
                head = line.words if head is None or line is not lines[0] else head
        if lines and not lines[-1].is_row:
            head = None


def _whole_word(before: list[str], after: list[str], spelled: Counter[str]) -> None:
    """Puts on the page `before` the end of a word that is cut at its foot."""
    if before and after and _CUT.search(before[-1]) and after[0][0].islower():
        end, _, rest = after[0].partition(" ")
        before[-1] = joined(before[-1], end, spelled)
        after[:1] = [rest] if rest else []


def _running(pages: Sequence[Page]) -> set[str]:
    """What the edges of more than half of the pages say alike, but for figures; nothing of a single page."""
    counts = Counter(
        words for page in pages
        for words in {_alike(line) for block in page.blocks for line in block if _at_edge(line, page)}
    )  # fmt: skip
    return {words for words, often in counts.items() if often >= 2 and often > len(pages) / 2}


def _once(pages: Sequence[Page], running: set[str]) -> set[int]:
    """Of each running head the first line, of each foot the last, by their identity: they are read once."""
    heads: dict[str, int] = {}
    feet: dict[str, int] = {}
    for page in pages:
        for line in (line for block in page.blocks for line in block if _at_edge(line, page)):
            if _alike(line) not in running or _PAGE_NUMBER.fullmatch(line.words.strip()):
                continue
            if line.bottom > page.height / 2:
                heads.setdefault(_alike(line), id(line))
            else:
                feet[_alike(line)] = id(line)
    return {*heads.values(), *feet.values()}


def _alike(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.words.split())).casefold()


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom > (1 - _EDGE) * page.height or line.top < _EDGE * page.height


def _is_apart(line: Line, page: Page, running: set[str]) -> bool:
    return _at_edge(line, page) and (_PAGE_NUMBER.fullmatch(line.words.strip()) is not None or _alike(line) in running)


def _paragraphs(blocks: Sequence[Sequence[Line]], every: Sequence[Line], spelled: Counter[str]) -> list[str]:
    """Those of a page. One that stops in the middle of a sentence goes on in the next block, as at a column's foot."""
    paragraphs: list[str] = []
    last: Sequence[Line] = ()
    for block in blocks:
        for number, words in enumerate(_of_block(block, every, spelled)):
            if not number and paragraphs and _goes_on(paragraphs[-1], last, block):
                paragraphs[-1] = joined(paragraphs[-1], words, spelled)
            else:
                paragraphs.append(words)
        last = block or last
    return paragraphs


def _goes_on(before: str, last: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether the paragraph `before`, which ends the block `last`, goes on in `block`."""
    if _CLOSES.search(before) or last[-1].is_row or block[0].is_row:
        return False
    full = last[-1].right - last[-1].left >= _FULL * max(line.right - line.left for line in last)
    next_column = block[0].bottom > last[-1].top and len(last) > 1
    sentence = len(before.split()) >= _SENTENCE  # no name, which the text of another column follows
    return block[0].words.strip()[0].islower() or (next_column and full and sentence)


def _of_block(block: Sequence[Line], every: Sequence[Line], spelled: Counter[str]) -> Iterator[str]:
    if not block:
        return
    left = min(line.left for line in block)
    alike = block if len(block) >= _FEW else [line for line in every if abs(line.left - left) < _SAME_LEFT]
    right = max(line.right for line in [*block, *alike])
    listed = _is_list(block)
    paragraph = _spaced(block[0])
    for line, following in pairwise(block):
        words = _spaced(following)
        if listed or _ends(line, following, left, right):
            yield paragraph
            paragraph = words
        else:
            paragraph = joined(paragraph, words, spelled)
    yield paragraph


def _is_list(block: Sequence[Line]) -> bool:
    """Whether each line says something by itself, as names and numbers in a margin do: none goes on in the next."""
    words = [line.words.strip() for line in block]
    return (
        (len(words) >= _ITEMS or (len(words) > 1 and all(map(is_figure, words))))
        and all((_OPENS.match(line) and not line.isupper()) or _ADDRESS.match(line) for line in words)
        and not any(_CUT.search(line) or _STOPS_SHORT.search(line) or line.endswith((".", "!", "?")) for line in words)
    )


def _spaced(line: Line) -> str:
    return line.words if line.is_row else " ".join(line.words.split())


def _ends(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a paragraph ends between these two lines of a column that lies from `left` to `right`."""
    before, words = line.words.strip(), following.words.strip()
    if line.is_row or following.is_row or _BULLET.match(words):
        return True
    reached = _ADDRESS.match(words) is not None and not _STOPS_SHORT.search(before)
    goes_on = _CUT.search(before) or (words[0].islower() and not reached)
    if goes_on or (_YEAR.fullmatch(words) and before[-1].isalpha()):
        return False
    heights = sorted((line.top - line.bottom, following.top - following.bottom))
    other_case = before.isupper() != words.isupper() and min(len(before), len(words)) > _SIGLE
    if heights[1] > _OTHER_SIZE * heights[0] > 0 or other_case or says_what_it_is(before):
        return True
    letter = (line.right - line.left) / max(len(line.words), 1)
    short = line.right + letter * (len(words.split()[0]) + 1) < right  # the next word had room, and was not put there
    indented = following.left > line.left + _INDENT and line.left < left + _INDENT
    return (reached or _OPENS.match(words) is not None) and (short or indented)


def joined(before: str, after: str, spelled: Counter[str] = _UNKNOWN) -> str:
    """Two lines as one: « héberge- » and « ment » are « hébergement », « peut- » and « être » are « peut-être ».

    Where the text itself writes the word elsewhere, in one piece, it is written so here.
    """
    cut = _CUT.search(before)
    if cut is None or not after[0].isalpha():
        return f"{before} {after}"
    if after[0].isupper():
        return f"{before}{after}"  # Saint-Denis
    rest = re.match(r"[^\W\d_]+", after)
    assert rest is not None
    whole, hyphened = f"{cut[1]}{rest[0]}".casefold(), f"{cut[1]}-{rest[0]}".casefold()
    numbers = _NUMBER.fullmatch(cut[1]) and _NUMBER.fullmatch(rest[0])
    of_a_place = cut[1][0].isupper() and _GOES_ON_IN_A_PLACE.match(after)  # Pont-/sur-Yonne
    its_own = _KEEPS_ITS_HYPHEN.fullmatch(cut[1]) or _FOLLOWS_A_HYPHEN.match(after)
    keeps = its_own or of_a_place or numbers or cut[1] == "t"
    if spelled[whole] == spelled[hyphened]:
        return f"{before[:-1]}{'-' if keeps else ''}{after}"
    return f"{before[:-1]}{'-' if spelled[hyphened] > spelled[whole] else ''}{after}"
