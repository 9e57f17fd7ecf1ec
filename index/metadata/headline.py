"""Which lines are the title: of the short ones above the first paragraph, the likeliest, where it is likely enough.

How much each sign tells is learned (`python -m training.titles`); where no line is surely the title, there is none: a
wrong one is worse.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from index.metadata.furniture import fold_line
from index.metadata.line_roles import Role
from index.metadata.lines import plain
from index.metadata.title_signs import is_field, is_name_like, is_paragraph, is_said, signs_of, tells

SUBJECT = re.compile(r"(?:objet|titre|sujet|concerne)\s*:\s*(?=\S)", re.IGNORECASE)
LINES = 4  # of one title
WEIGHTS = Path(__file__).with_name("title_weights.toml")
LEAST = 0.5  # likelihood of a title that is told
_NEAR = 16  # lines in which a title stands
_LINE = 120
_CUT, _WRAPPED = 50, 12  # characters of a full line of text; lines of a paragraph that are looked at
_COVER = 24  # lines of a mail that sends a text, down to its header
_SENDS = re.compile(r"\b(?:ci-(?:dessous|joint|apres)|transmet\w+|trouver\w*|transfere|faire suivre|partager)\b")
_SPOKEN = re.compile(r"\b(?:je|nous|vous)\b|\bj['’]", re.IGNORECASE)
_SIGN = re.compile(r"[:?!«»]")
_GOES_ON = re.compile(
    r"(?:[:,]|\b(?:de|du|des|la|le|les|à|au|aux|et|en|pour|par|sur|avec|contre|d['’]|l['’]))$", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:(?:le|ce|du|les|dès\sle|à\spartir\sdu)\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\d{1,2}(?:er)?\s)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-–—•·●▪‣*→👉✅])\s")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s?[.)°/]|[IVX]{1,4}[.)])\s")
_ACT_OF = re.compile(  # below the number of an act: « PORTANT INTERDICTION », « relative à l’accès »
    r"(?:portant|relati(?:f|ve)s?\s|fixant|modifiant|autorisant|concernant|instituant)", re.IGNORECASE
)


def find_title(roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> tuple[list[int], list[int]]:
    """The lines of the title, none where no one is surely it, and those above it that are its labels.

    `gaps` says after which line an empty one stands.
    """
    near = range(min(_NEAR, len(roles)))
    subject = next((i for i in near if roles[i] is None and SUBJECT.match(plain(words[i]))), None)
    if subject is not None:
        return [subject], [i for i in range(subject) if roles[i] is None and not is_paragraph(words[i])]
    candidates = title_candidates(roles, words, gaps)
    if not candidates:
        return [], []
    signs = [signs_of(n, candidates, roles, words, gaps) for n in range(len(candidates))]
    scores = [-math.inf if _is_label(one, signs[n + 1 :]) else score(one) for n, one in enumerate(signs)]
    best = max(range(len(candidates)), key=scores.__getitem__)
    if 1 / sum(math.exp(one - scores[best]) for one in (*scores, 0.0)) < LEAST:
        return [], []
    return candidates[best], [i for above in candidates[:best] for i in above]


def _is_label(signs: Mapping[str, float], below: Sequence[Mapping[str, float]]) -> bool:
    """Whether lines only say what a text is, or are the name of its section, and a headline stands below."""
    topic = signs["1 or 2 words"] and signs["gap below"] and not signs["headline"]  # « Nomination »
    if not topic and not signs["kind of text"] and not signs["section"]:
        return False
    return any((one["headline"] or one["5 to 14 words"]) and not one["date"] for one in below)


def score(signs: Mapping[str, float]) -> float:
    """How much the signs of lines tell that they are the title; 0 is what tells that there is none."""
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    read: dict[str, float] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return read


def title_candidates(roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> list[list[int]]:
    """The lines that may be a title, up to the first paragraph, those that go on in one list."""
    sent = _below_cover(roles, words)
    first = next((i for i, role in enumerate(roles) if role is None and i >= sent), len(roles))
    found: list[list[int]] = []
    for i in range(first, min(first + _NEAR, len(roles))):
        if roles[i] is not None or not re.search(r"\w", words[i]):
            continue
        if is_paragraph(words[i]) or _is_wrapped(i, roles, words, gaps):
            break
        if found and i == len(roles) - 1 and words[i].rstrip().endswith("."):
            break  # it is all that the text says
        if _NUMBERED.match(words[i]) or (found and (_ITEM.match(words[i]) or is_said(words[i]))):
            break
        if is_field(words[i]):
            continue
        if _to_somebody(i, roles, words) and not _is_titled_letter(words[i], apart=gaps[i]):
            break
        last = found[-1] if found else []
        near = last[-1:] == [i - 1] and len(last) < LINES
        if near and goes_on([plain(words[j]) for j in (*last, i)], apart=gaps[i - 1]):
            last.append(i)
        else:
            found.append([i])
    return found


def goes_on(said: Sequence[str], apart: bool = False) -> bool:
    """Whether the last of the lines `said` is of the title that those before it begin; `apart`, below an empty line."""
    *above, line = said
    before = above[-1]
    if apart:
        return _ACT_OF.match(line) is not None and len(line) <= _LINE
    if len(line) > _LINE or line.endswith(".") or _WHEN.match(line):
        return False
    capitals = before.isupper() and line.isupper() and len(line.split()) > 1
    short = len(before.split()) <= 2 < len(line.split()) and not tells(before)
    topic = len(above) == 1 and short and not is_name_like(before)
    open_ended = _GOES_ON.search(before) is not None or _ACT_OF.match(line) is not None
    return line[:1].islower() or capitals or topic or open_ended


def _below_cover(roles: Sequence[Role | None], words: Sequence[str]) -> int:
    """Where the text begins that « Bonjour, veuillez trouver ci-dessous notre communiqué » sends: at its header."""
    near = range(min(_COVER, len(roles)))
    to = next((i for i in near if roles[i] is Role.ADDRESSEE), len(roles))
    cover = next((i for i in near if i > to and roles[i] is None and _SENDS.search(fold_line(words[i]))), len(roles))
    return next((i for i in near if i > cover and roles[i] is Role.HEADER and "communique" in fold_line(words[i])), 0)


def _is_wrapped(i: int, roles: Sequence[Role | None], words: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Whether line `i` begins a paragraph that is cut at its right edge."""
    end = i
    while end + 1 < min(len(words), i + _WRAPPED) and not gaps[end] and roles[end + 1] is None:
        end += 1
    full = sum(len(line) > _CUT for line in words[i:end])
    closes = words[end].rstrip().endswith((".", "»", ":", ";")) or end == i + _WRAPPED - 1
    return end - i > 1 and full == end - i and closes


def _to_somebody(i: int, roles: Sequence[Role | None], words: Sequence[str]) -> bool:
    """Whether line `i` stands right below « Madame la Ministre, »."""
    above = next((j for j in range(i - 1, -1, -1) if roles[j] is not Role.DATELINE), None)
    return above is not None and roles[above] is Role.ADDRESSEE and words[above].rstrip().endswith((",", "!"))


def _is_titled_letter(words: str, apart: bool) -> bool:
    """Whether the line below a salutation may be a title, and does not begin the letter."""
    spoken = _SPOKEN.search(words) is not None and _SIGN.search(words) is None
    return apart and not spoken and not words.rstrip().endswith((",", "."))
