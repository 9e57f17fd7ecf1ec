"""The YAML front matter of a text: what its author declares of it."""

import datetime
import re
from collections.abc import Mapping

import yaml

from index.errors import DixitError
from index.french.dates import PartialDate
from index.identifying.cosigners import label_of
from index.reading.document import Declared
from index.reading.moment import written_date

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<yaml>.{0,10000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def take_front_matter(text: str) -> tuple[Declared, str]:
    """What `text` declares, and the text below. A block that names none of our keys is part of the text.

    Raises DixitError for a date that no calendar has.
    """
    block = _BLOCK.match(text)
    if block is None:
        return Declared(), text
    try:
        fields = yaml.safe_load(block["yaml"])
    except ValueError:  # a date of YAML that no calendar has
        raise DixitError("l’en-tête donne une date qui n’existe pas.") from None
    except yaml.YAMLError:
        raise DixitError("l’en-tête entre « --- » n’est pas lisible : vérifiez les lignes « nom: valeur ».") from None
    if not isinstance(fields, dict):
        return Declared(), text
    fields = {str(name).casefold(): value for name, value in fields.items()}
    if not {"title", "source", "date"} & fields.keys():
        return Declared(), text
    declared = Declared(_words(fields.get("title")), _source(fields.get("source")), _date(fields.get("date")))
    return declared, text[block.end() :]


def _words(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None


def _source(value: object) -> str | None:
    """`source: CGT`, or a list of those who sign together, `source: [CGT, FO]`."""
    if not isinstance(value, list):
        return _words(value)
    return label_of(name for one in value if (name := _words(one))) or None


def _date(value: object) -> PartialDate | None:
    """The date of a front matter: YAML has read `2024-02-05` as a date and `2024` as a number."""
    if value is None or str(value).strip() == "":
        return None
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    written = str(value).strip()
    known = written_date(written)
    if known is None:
        raise DixitError(f"l’en-tête donne une date qui n’est pas lisible : « {written} ».")
    return known


def with_front_matter(declared: Mapping[str, str], text: str) -> str:
    """`text` under a front matter that declares `title`, `source` or `date`: the inverse of `take_front_matter`."""
    if not declared:
        return text
    return f"---\n{yaml.safe_dump(dict(declared), allow_unicode=True, width=10_000)}---\n{text}"
