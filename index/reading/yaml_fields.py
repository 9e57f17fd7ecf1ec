"""YAML between two lines of dashes → names and values, read as the people who wrote it mean it.

Only scalars are read, as they are written, and lists of them: a title is a text whatever YAML would make of it, and no
alias, no tag and no depth can make a short file cost much. What YAML does not take, as « title: CGT : le travail », is
read an entry at a time, and the value of an entry that it does not take either is the words that stand there.
"""

import re
import textwrap
from collections.abc import Collection, Iterator
from typing import Any

import yaml

from index.values.document import words
from index.values.errors import DixitError

NOT_LEGIBLE = "l’en-tête entre « --- » n’est pas lisible : vérifiez les lignes « nom: valeur »."
Value = str | list[str] | None

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 20
_TOO_DEEP = re.compile(rf"(?:[\[{{]\s*+){{{_DEEPEST + 1}}}")  # the library looks ahead over all that is open
_ENTRY = re.compile(r"(?P<name>\w[\w-]{0,60})[^\S\n]*+:(?P<value>.*)")
_PROSE = ""
_OF_A_RECORD = re.compile(r"[a-z_]+:")  # « name: CGT » in a list is a record; « FO : union départementale » is words
_HASHTAG = re.compile(r"[ \t]+#\w[^\n]*")  # « Grève #retraites »: YAML takes it for a comment
_TRAP = re.compile(
    r"!|&\w|[|>]"  # a tag, an anchor, a block that is none
    r"|\[(?![^\[\]]*+\]\s*+[^\s\]])|\{(?![^{}]*+\}\s*+[^\s}])"  # what does not end, but not « [Communiqué] La CGT »
    r"""|"[^"]*+"?$|'[^']*+'?$|[\W_]*+$"""  # a quotation that does not end, or of signs that do not exist; no word
)
_QUOTED = re.compile(r"'(?P<within>(?:[^']|(?<=\w)'(?=\w))*+)'")  # with apostrophes that are not written twice


def fields_of(block: str, names: Collection[str]) -> dict[str, Value]:
    """Of these names, in small letters, the scalar or the list of scalars; what is nested deeper is left out.

    Raises DixitError for an alias and for what nobody could read.

    >>> fields_of("title: CGT : le travail\\nSource: [CGT, FO]", {"title", "source"})
    {'title': 'CGT : le travail', 'source': ['CGT', 'FO']}
    """
    if _TOO_DEEP.search(block):
        raise DixitError(NOT_LEGIBLE)
    try:
        return {key: value for name, value in _fields(block) if (key := name.casefold()) in names}
    except (yaml.YAMLError, ValueError, OverflowError):  # the last two: a character that Unicode does not have
        entries = [(name.casefold(), lines) for name, lines in _entries(block)]
    fields = {name: _meant(lines) for name, lines in entries if name in names}
    if fields and any(name == _PROSE for name, _ in entries):
        raise DixitError(NOT_LEGIBLE)
    return fields


def _entries(block: str) -> list[tuple[str, str]]:
    """Each name with the lines from it to the next; a line that belongs to none is `_PROSE`."""
    entries: list[tuple[str, str]] = []
    for line in textwrap.dedent(block.expandtabs(4)).split("\n"):
        if entry := _ENTRY.match(line):
            entries.append((entry["name"], line))
        elif entries and line[:1] in ("", " ", "-", "#"):
            name, lines = entries.pop()
            entries.append((name, f"{lines}\n{line}"))
        elif line.strip():
            entries.append((_PROSE, line))
    return entries


def _meant(entry: str) -> Value:
    try:
        fields = [*_fields(entry)]
        return fields[0][1] if fields else None
    except (yaml.YAMLError, ValueError, OverflowError):
        written = " ".join(_ENTRY.sub(r"\g<value>", entry, count=1).split())
    if _TRAP.match(written):
        raise DixitError(NOT_LEGIBLE)
    quoted = _QUOTED.fullmatch(written)
    return words(quoted["within"] if quoted else written)


def _fields(block: str) -> Iterator[tuple[str, Value]]:
    depth, begun = 0, 0
    name: str | None = None
    values: list[str] = []
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        match event:
            case yaml.AliasEvent():
                raise DixitError("l’en-tête renvoie d’une ligne à une autre (« * ») : écrivez chaque valeur en entier.")
            case yaml.CollectionStartEvent():
                if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                    return
                depth += 1
                values = [] if depth == 2 else values
                begun = _place(event.start_mark) if depth == 3 else begun
                if depth > _DEEPEST:
                    raise DixitError(NOT_LEGIBLE)
            case yaml.CollectionEndEvent():
                depth -= 1
                if depth == 2:
                    values += _words_of(block[begun : _place(event.end_mark)].strip())
                if depth == 1 and name is not None:
                    yield name, values if isinstance(event, yaml.SequenceEndEvent) else None
                    name = None
            case yaml.ScalarEvent() if depth == 1 and name is None:
                name = event.value.strip()
            case yaml.ScalarEvent() if depth == 1 and name is not None:
                hashtag = _HASHTAG.match(block, _place(event.end_mark)) if name.casefold() == "title" else None
                yield name, words(event.value + hashtag[0]) if hashtag else _scalar(event)
                name = None
            case yaml.ScalarEvent() if depth == 2 and (value := _scalar(event)):
                values.append(value)


def _words_of(item: str) -> list[str]:
    """An item of a list that YAML takes for a record, and people for words with a colon among them."""
    is_record = "\n" in item or item[:1] in ("[", "{", "-", "?") or _OF_A_RECORD.match(item)
    value = None if is_record else words(item)
    return [value] if value else []


def _scalar(event: yaml.ScalarEvent) -> str | None:
    """The text of a scalar; None where nothing is said."""
    return None if event.style is None and event.value in _NOTHING else words(event.value)


def _place(mark: Any) -> int:
    """Where it stands in the block: the library makes all of its events with one, and types them as if it might not."""
    return int(mark.index)
