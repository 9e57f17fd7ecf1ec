"""What the process that reads files is told and answers, as JSON: nothing in it is ever run."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index.metadata.organisations import Publisher
from index.values.communique import Communique, Fact, Origin, Span
from index.values.dates import PartialDate
from index.values.kinds import Kind


def listed_as_json(listed: Sequence[Publisher]) -> bytes:
    """The organisations of a person's own list; nothing for none."""
    return json.dumps([asdict(publisher) for publisher in listed]).encode() if listed else b""


def listed_from_json(content: bytes) -> tuple[Publisher, ...]:
    """The inverse of `listed_as_json`, for a list that is not empty."""
    return tuple(_publisher(**fields) for fields in json.loads(content))


def _publisher(kind: str | None, **fields: Any) -> Publisher:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    return Publisher(kind=None if kind is None else Kind(kind), **values)


def communique_as_json(communique: Communique) -> dict[str, Any]:
    """Its text and each fact with the words that show it and what less trusted places say."""
    return {
        "text": communique.text,
        "title": _fact_as_json(communique.title),
        "source": _fact_as_json(communique.source),
        "date": _fact_as_json(communique.date),
        "address": communique.address,
        "legibility": communique.legibility,
        "language": communique.language,
    }


def communique_from_json(fields: dict[str, Any]) -> Communique:
    """The inverse of `communique_as_json`. Raises ValueError for what is no communiqué."""
    date = fields["date"]
    return Communique(
        fields["text"],
        title=_fact_from_json(fields["title"], str),
        source=_fact_from_json(fields["source"], str),
        date=_fact_from_json(date, PartialDate.fromisoformat),
        address=fields["address"],
        legibility=fields["legibility"],
        language=fields["language"],
    )


def _fact_as_json(fact: Fact[Any] | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    value = fact.value.isoformat() if isinstance(fact.value, PartialDate) else fact.value
    evidence = [fact.evidence.start, fact.evidence.end] if fact.evidence else None
    contraries = [_fact_as_json(contrary) for contrary in fact.others]
    return {"value": value, "origin": fact.origin, "evidence": evidence, "others": contraries}


def _fact_from_json(fact: dict[str, Any] | None, read: Any) -> Fact[Any] | None:
    if fact is None:
        return None
    evidence = Span(*fact["evidence"]) if fact["evidence"] else None
    contraries = tuple(contrary for fields in fact["others"] if (contrary := _fact_from_json(fields, read)) is not None)
    return Fact(read(fact["value"]), Origin(fact["origin"]), evidence, contraries)
