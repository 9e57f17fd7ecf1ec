"""Which line ends of a text stand inside a sentence: a mail, a `<br>` or a narrow page cut it, nobody ended it."""

import re

from index.french.calendar import MONTHS

_FEWEST = 50  # characters of the longest line, from which a text may have been cut to a width
_FEW = 2  # words of a line that an empty one cuts from its end
_WIDEST = 100  # characters: longer lines were cut by nobody
_LINKS = r"(?:d[eu]|des|à|aux?|que|qui|dont|et|ou|où|ni|par|pour|puis|sans|sur)\s|d['’]|qu['’]"
_LINE_END = re.compile(  # of which the sentence may go on
    rf"(?<=[^\n])(?:\n(?=[^\n\f])|\n\n(?={_LINKS})|\n*\f\n*)"
)
_QUOTES = re.compile(r"[>\s]*")
BULLETS = r"[-–—‑‒•*·●‣⁃∙+\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
"""What marks an item: dashes, dots, arrows, squares, stars, and the small pictures that people put in their place."""

_OPENS = re.compile(  # what begins a line of its own: an item, a heading, a row, the words of a speaker, a label
    rf"{BULLETS}[ \t\u00a0]"
    r"|(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\)|(?:\d{1,2}\.)+\d{0,2}|[IVX]{1,5}\.)[ \t]"
    r"|[#|=]|[-_*=]{3,}|https?://|www\.|\S[^\s@]*+@\S+\.\w|(?:[Tt][ée]l|[Ff]ax|[Pp]ort|[Cc]ontacts?|[Cc]ourriel)\b[^:]{0,20}:"
)
_ALONE = re.compile(r"[#|]|[-_*=]{3,}|\*\*[^*]+\*\*$|__[^_]+__$|\*[^*\s][^*]*\*$")  # what is a line of its own
_ENDED = re.compile(r"[.!?…]\W*$")
_SHORTENED = re.compile(r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|art|cf|n|no|p|pp)\.$|\b(?:M|Mme|Mlle|Dr|Mgr)$")
_LEANS_ON = re.compile(  # what no line ends with: the next one goes on
    r"(?:\b(?:à|au|aux|avec|ce|ces|cet|cette|chez|comme|contre|dans|de|des|dont|du|elle|en|entre|est|et|il|ils|je|la|le|les|leur"
    r"|leurs|mais|n['’]|ne|ni|nos|notre|nous|ont|ou|où|par|pas|plus|pour|qu['’]|que|qui|sa|sans|se|ses|son|sont|sous|sur"
    r"|tous|toutes?|très|un|une|vers|vos|votre|vous|y)|[dlnsjmtc]['’]|[,(«“&/])$",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:cordialement|fraternellement|salutations|bien à (?:vous|toi)|bonjour|bonsoir|cher|chère|madame|monsieur"
    r"|mesdames|messieurs|pour (?:le|la|les|l['’])|amicalement|sincèrement)\b[^.]{0,60},$",
    re.IGNORECASE,
)
_NAME = re.compile(  # of who signs, over the words that say as what
    r"(?!(?:L[ae]s?|Une?|Des|Cet(?:te)?|Ces?|Nos|Notre|Ils?|Elles?|Nous|On)\b|L['’])(?:[A-ZÀ-Ý][\w'’.-]*+\s?){1,4}+$"
)
_DOES = re.compile(r"(?:n['’]|ne\b|se\b|s['’]|a\b|ont\b|est\b|sont\b|avait\b|était\b|et (?:d|à|en|par)|qui\b|dont\b)")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_SMALL = re.compile(r"[a-zà-ÿœ]")
_LABEL = re.compile(r"[^.!?]{1,40}[\s\u00a0]:[\s\u00a0]")


def unwrapped(text: str) -> str:
    """`text`, letter for letter, with a space for each line end that stands inside a sentence.

    >>> unwrapped("Elle refuse\\nde signer.\\nParis, le 3 mai")
    'Elle refuse de signer.\\nParis, le 3 mai'
    """
    width: int | None = None
    joined: list[str] = []
    place = line_joined = 0  # up to where, and the beginning of the last line that goes on a sentence
    for end in _LINE_END.finditer(text):
        start = text.rfind("\n", 0, end.start()) + 1
        stop = text.find("\n", end.end())
        line, after = text[start : end.start()], text[end.end() : stop if stop >= 0 else len(text)]
        marks = _quoted(line, after)
        if width is None:
            width = _width(text)
        goes_on = place > 0 and start == line_joined
        if _is_soft(end[0], line, after[marks:], width, goes_on):
            joined += (text[place : end.start()], " " * (len(end[0]) + marks))
            place = end.end() + marks
            line_joined = end.end()
    return "".join([*joined, text[place:]]) if joined else text


def _quoted(line: str, after: str) -> int:
    """How many letters begin `after` only to say that it is quoted, as `line` is: « > » of a mail."""
    marks = _QUOTES.match(after)
    return marks.end() if marks and ">" in marks[0] and line.lstrip().startswith(">") else 0


def _width(text: str) -> int:
    """The width that the lines of `text` were cut to; 0 where they were not cut."""
    longest = max((len(line) for line in text.split("\n") if "://" not in line), default=0)
    return longest if _FEWEST <= longest <= _WIDEST else 0


def _is_soft(gap: str, line: str, after: str, width: int, goes_on: bool) -> bool:
    """Whether the sentence of `line` goes on in `after`. Over the end of a page it does so only in small letters; what
    `goes_on` itself ends with a mark.
    """
    before, next_ = line.strip().lstrip("> "), after.strip()
    if not before or not next_ or "\t" in before or "\t" in next_:
        return False
    if _OPENS.match(next_) or next_.startswith(">") or _ALONE.match(before) or _GREETS.match(before):
        return False
    if _SHORTENED.search(before):
        return True
    if _ENDED.search(before):
        return False
    small = _SMALL.match(next_) is not None
    if gap == "\n\n":
        return len(before.split()) > _FEW and before[-1] not in ":;,"
    if "\f" in gap:
        return small and len(before.split()) > 5
    full = bool(width) and len(line) + 1 + len(next_.split()[0]) > width - 2 and len(line) > 0.6 * width
    if before[-1] in ":;":
        return small and full
    if _LEANS_ON.search(before) or (_MONTH.search(before) and _YEAR.match(next_)):
        return True
    if before.rfind("(") > before.rfind(")") and len(before.split()) > 3:
        return True
    if _LABEL.match(next_):
        return False
    if small:
        return goes_on or not _NAME.match(before) or _DOES.match(next_) is not None
    if goes_on and _ENDED.search(next_):
        return True
    return full and len(before.split()) > 5
