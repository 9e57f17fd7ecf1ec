"""Front matters that are not YAML: TOML between « +++ », and bare lines `title: …` at the top of a text."""

import datetime
import re
import tomllib
from collections.abc import Mapping

from index.french.machine_dates import written_date
from index.values.document import Declared, words
from index.values.errors import DixitError
from index.values.sources import label_of

_TOML = re.compile(r"\s*+\+\+\+[ \t]*+\n(?P<toml>.{0,10000}?)\n\+\+\+[ \t]*+(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"(?P<name>title|titre|source|date)[ \t]?:[ \t]*+(?P<value>[^\n]{1,500})\n")
_NAMES = {"titre": "title"}
_NOT_LEGIBLE = 'l’en-tête entre « +++ » n’est pas lisible : vérifiez les lignes « nom = "valeur" ».'


def take_other(text: str) -> tuple[Declared, str]:
    """What `text` declares, and the text below; all of it where there is no such head.

    Raises DixitError for TOML that is not legible, and for a date that is none.

    >>> take_other("title: Les halles\\ndate: 2024-02-05\\n\\nElles restent.")[0].title
    'Les halles'
    """
    if block := _TOML.match(text):
        try:
            fields = {name.casefold(): value for name, value in tomllib.loads(block["toml"]).items()}
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            raise DixitError(_NOT_LEGIBLE) from None
        if not fields.keys() & {"title", "source", "date"}:
            return Declared(), text
        return _declared({name: _written(value) for name, value in fields.items()}), text[block.end() :]
    return _bare(text)


def _bare(text: str) -> tuple[Declared, str]:
    """Lines at the very top, the first of which names the title, and an empty line below them."""
    fields: dict[str, str] = {}
    place = 0
    while match := _LINE.match(text, place):
        name = _NAMES.get(match["name"], match["name"])
        if (not fields and name != "title") or name in fields:
            return Declared(), text
        fields[name] = match["value"]
        place = match.end()
    if not fields or text[place : place + 1] != "\n" or not text[place:].strip():
        return Declared(), text
    try:
        return _declared(fields), text[place + 1 :]
    except DixitError:  # a line of the text, after all
        return Declared(), text


def _declared(fields: Mapping[str, str]) -> Declared:
    date = fields.get("date", "").strip()
    day = written_date(date) if date else None
    if date and day is None:
        raise DixitError(f"l’en-tête donne une date qui n’est pas lisible : « {date[:40]} ».")
    return Declared(words(fields.get("title")), words(fields.get("source")), day)


def _written(value: object) -> str:
    if isinstance(value, datetime.date):  # a moment is one too
        return value.isoformat()[:10]
    return label_of(map(str, value)) if isinstance(value, list) else str(value)
