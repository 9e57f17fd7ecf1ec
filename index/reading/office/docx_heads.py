"""What a Word document sets as its title: by the name of a style, or larger than all else → its words, best first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from xml.etree.ElementTree import Element

from index.reading.office.docx_body import Body
from index.reading.office.word_styles import Numbering, Styles, W, value

_NEAR = 14  # paragraphs in which a title stands
_TITLE, _HEADING = "title", "heading 1"
_LARGER = 1.3  # times the size of the text
_USUAL = 22  # half points, where nothing says otherwise
_LONGEST = 300  # characters


class _Looks:
    """By a style: its name in English, as Word keeps it, and its size in half points."""

    def __init__(self, root: Element | None) -> None:
        styles = root.findall(f"{W}style") if root is not None else []
        self._names = {value(style, "styleId"): value(style.find(f"{W}name")).lower() for style in styles}
        self._based = {value(style, "styleId"): value(style.find(f"{W}basedOn")) for style in styles}
        self._sizes = {value(style, "styleId"): value(style.find(f"{W}rPr/{W}sz")) for style in styles}
        self._default = next((value(style, "styleId") for style in styles if value(style, "default") == "1"), "")

    def name(self, paragraph: Element) -> str:
        return self._names.get(_style(paragraph), "")

    def size(self, paragraph: Element) -> float:
        """Of the letters of a paragraph, by its runs, else by its style, else by that which this one is based on."""
        runs = [value(run.find(f"{W}rPr/{W}sz")) for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
        if runs and all(size.isdecimal() for size in runs):
            return min(map(float, runs))
        style, seen = _style(paragraph) or self._default, set[str]()
        while style and style not in seen:
            if self._sizes.get(style, "").isdecimal():
                return float(self._sizes[style])
            seen.add(style)
            style = self._based.get(style, "")
        return _USUAL


def _style(paragraph: Element) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def heads(root: Element, styles: Element | None) -> tuple[str, ...]:
    """The words that stand in the style « Title », in the one « heading 1 » of the text, in letters larger than it."""
    looks, body = _Looks(styles), Body(Styles(styles), Numbering(None))
    said = [(paragraph, body.words(paragraph).strip()) for paragraph in root.iter(f"{W}p")]
    said = [(paragraph, words) for paragraph, words in said if words]
    if not said:
        return ()
    near = said[:_NEAR]
    headings = list(_groups([(looks.name(paragraph) == _HEADING, words) for paragraph, words in said]))
    found = list(_groups([(looks.name(paragraph) == _TITLE, words) for paragraph, words in near]))
    if len(headings) == 1 and headings[0].split("\n")[0] in (words.split("\n")[0] for _, words in near):
        found += headings
    sizes = [looks.size(paragraph) for paragraph, _ in near]
    usual = median(looks.size(paragraph) for paragraph, words in said for _ in range(1 + len(words) // 80))
    for larger in sorted({size for size in sizes if size >= _LARGER * usual}, reverse=True):
        largest = list(_groups([(size == larger, words) for size, (_, words) in zip(sizes, near, strict=True)]))
        found += largest if len(largest) == 1 else []
    return tuple(dict.fromkeys(words for words in found if len(words) <= _LONGEST))


def _groups(paragraphs: Sequence[tuple[bool, str]]) -> Iterator[str]:
    """Those that follow one another as one."""
    for chosen, group in groupby(paragraphs, key=lambda one: one[0]):
        if chosen:
            yield "\n".join(words for _, words in group)
