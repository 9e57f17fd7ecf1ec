"""One text, with what is known of it, the words that say so, and what each of its lines is."""

import json
from typing import Any

from index.metadata.line_labelling import roles
from index.metadata.proposals import proposals
from index.values.communique import Communique, Fact
from index.values.dates import PartialDate


def shown_as_json(communique: Communique) -> str:
    """`text`, `facts` (each with its value, its origin and the place and words of its evidence), `roles` (each line
    with its place and what it is) and `proposals`: what may be said where nothing is known.
    """
    text = communique.text
    may_be = proposals(communique)
    facts = {"title": communique.title, "source": communique.source, "date": communique.date}
    fields = {
        "id": communique.id,
        "text": text,
        "facts": {name: fact and _fact(fact, text) for name, fact in facts.items()},
        "sources": communique.sources,
        "roles": [
            {"start": line.span.start, "end": line.span.end, "role": line.role, "words": line.span.of(text)}
            for line in roles(text)
        ],
        "proposals": {
            "sources": [_fact(fact, text) for fact in may_be.sources],
            "dates": [_fact(fact, text) for fact in may_be.dates],
        },
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _fact(fact: Fact[Any], text: str) -> dict[str, Any]:
    evidence = fact.evidence
    return {
        "value": _value(fact.value),
        "origin": fact.origin,
        "evidence": evidence and {"start": evidence.start, "end": evidence.end, "words": evidence.of(text)},
        "others": [{"value": _value(contrary.value), "origin": contrary.origin} for contrary in fact.others],
    }


def _value(value: str | PartialDate) -> str:
    return value.isoformat() if isinstance(value, PartialDate) else value
