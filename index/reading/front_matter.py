"""The YAML front matter of a text: what its author declares of it."""

import re
from collections.abc import Mapping

import yaml

from index.french.machine_dates import written_date
from index.reading.other_front_matter import take_other
from index.reading.yaml_fields import Value, fields_of
from index.values.dates import PartialDate
from index.values.document import Declared
from index.values.errors import DixitError
from index.values.sources import label_of

_BLOCK = re.compile(r"\s*+---[ \t]*+\n(?P<yaml>.{0,10000}?)\n---[ \t]*+(?:\n|\Z)", re.DOTALL)
_KEYS = frozenset({"title", "source", "date"})
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt\s].{0,40})?")  # as YAML writes it, maybe with an hour
_LONGEST = 1_000  # characters: past that it is no title and no source


def take_front_matter(text: str) -> tuple[Declared, str]:
    """What `text` declares, and the text below. A block that names none of our keys is part of the text.

    Raises DixitError for a date that no calendar has, for an alias, and for what is not legible.
    """
    block = _BLOCK.match(text)
    if block is None:
        return take_other(text)
    fields = fields_of(block["yaml"], _KEYS)
    if not fields:
        return Declared(), text
    declared = Declared(_title(fields.get("title")), _source(fields.get("source")), _date(fields.get("date")))
    return declared, text[block.end() :]


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
