"""The YAML front matter of a text: what its author declares of it.

Only scalars are read, as they are written, and lists of them: a title is a text whatever YAML would make of it, and no
alias, no tag and no depth can make a short file cost much.
"""

import re
from collections.abc import Iterator, Mapping

import yaml

from index.french.written_dates import written_date
from index.reading.other_front_matter import take_other
from index.values.dates import PartialDate
from index.values.document import Declared, words
from index.values.errors import DixitError
from index.values.sources import label_of

_BLOCK = re.compile(r"\s*+---[ \t]*+\n(?P<yaml>.{0,10000}?)\n---[ \t]*+(?:\n|\Z)", re.DOTALL)
_KEYS = frozenset({"title", "source", "date"})
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt\s].{0,40})?")  # as YAML writes it, maybe with an hour
_DEEPEST = 20
_TOO_DEEP = re.compile(rf"(?:[\[{{]\s*+){{{_DEEPEST + 1}}}")  # the library looks ahead over all that is open
_LONGEST = 1_000  # characters: past that it is no title and no source

_NOT_LEGIBLE = "l’en-tête entre « --- » n’est pas lisible : vérifiez les lignes « nom: valeur »."

Value = str | list[str] | None


def take_front_matter(text: str) -> tuple[Declared, str]:
    """What `text` declares, and the text below. A block that names none of our keys is part of the text.

    Raises DixitError for a date that no calendar has, for an alias, and for what is not legible.
    """
    block = _BLOCK.match(text)
    if block is None:
        return take_other(text)
    if _TOO_DEEP.search(block["yaml"]):
        raise DixitError(_NOT_LEGIBLE)
    try:
        fields = {key: value for name, value in _fields(block["yaml"]) if (key := name.casefold()) in _KEYS}
    except (yaml.YAMLError, ValueError, OverflowError):  # the last two: a character that Unicode does not have
        raise DixitError(_NOT_LEGIBLE) from None
    if not fields:
        return Declared(), text
    declared = Declared(_title(fields.get("title")), _source(fields.get("source")), _date(fields.get("date")))
    return declared, text[block.end() :]


def _fields(block: str) -> Iterator[tuple[str, Value]]:
    """Each name of the block with its scalar, or the list of scalars that it has; what is nested deeper is left out."""
    depth = 0
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
                if depth > _DEEPEST:
                    raise DixitError(_NOT_LEGIBLE)
            case yaml.CollectionEndEvent():
                depth -= 1
                if depth == 1 and name is not None:
                    yield name, values if isinstance(event, yaml.SequenceEndEvent) else None
                    name = None
            case yaml.ScalarEvent() if depth == 1 and name is None:
                name = event.value
            case yaml.ScalarEvent() if depth == 1 and name is not None:
                yield name, _scalar(event)
                name = None
            case yaml.ScalarEvent() if depth == 2 and (value := _scalar(event)):
                values.append(value)


def _scalar(event: yaml.ScalarEvent) -> str | None:
    """The text of a scalar; None where nothing is said."""
    return None if event.style is None and event.value in _NOTHING else words(event.value)


def _title(value: Value) -> str | None:
    return _short(", ".join(value) or None if isinstance(value, list) else value)


def _source(value: Value) -> str | None:
    """`source: CGT`, or a list of those who sign together, `source: [CGT, FO]`."""
    return _short(label_of(value) or None if isinstance(value, list) else value)


def _short(value: str | None) -> str | None:
    if value is not None and len(value) > _LONGEST:
        raise DixitError("l’en-tête donne une valeur démesurée.")
    return value


def _date(value: Value) -> PartialDate | None:
    """The date of a front matter, in ISO or in French."""
    text = _short(", ".join(value) or None if isinstance(value, list) else value)
    if text is None:
        return None
    day = _DAY.fullmatch(text)
    try:
        date = PartialDate(*map(int, day.groups())) if day else written_date(text)
    except ValueError:
        raise DixitError("l’en-tête donne une date qui n’existe pas.") from None
    if date is None:
        raise DixitError(f"l’en-tête donne une date qui n’est pas lisible : « {text} ».")
    return date


def with_front_matter(declared: Mapping[str, str], text: str) -> str:
    """`text` under a front matter that declares `title`, `source` or `date`: the inverse of `take_front_matter`."""
    if not declared:
        return text
    return f"---\n{yaml.safe_dump(dict(declared), allow_unicode=True, width=10_000)}---\n{text}"
