"""Replies and catalogues as JSON, for programs. Keys may be added; none is renamed or taken away."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from index.communique import Communique
from index.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reply
from ui.reply_wording import message_of


def reply_as_json(reply: Reply) -> str:
    """One object. A refusal has no citation; its closest passages are under `nearest`, and those that would answer
    but for the filter under `elsewhere`. Under `undated` are texts of no known date, when a period was asked for.
    """
    none = tuple[Citation, ...]()
    match reply:
        case Answer(citations=cited, undated=undated):
            beside = {"undated": undated, "nearest": none, "elsewhere": none}
        case NoAnswer(nearest=nearest, elsewhere=elsewhere):
            cited, beside = none, {"undated": none, "nearest": nearest, "elsewhere": elsewhere}
    return _written(
        {
            "question": reply.question.text,
            "completed": reply.question.completed,
            "answered": isinstance(reply, Answer),
            "reason": reply.reason if isinstance(reply, NoAnswer) else None,
            "message": message_of(reply),
            "understood": _understood(reply.question.within),
            "citations": [_citation(citation) for citation in cited],
            **{kind: [_citation(citation) for citation in some] for kind, some in beside.items()},
        }
    )


def list_as_json(communiques: Iterable[Communique]) -> str:
    """A list with an object for each communiqué, in the order given; `…_others` is what less trusted places say."""
    return _written([{"id": one.id, **_known_of(one), **_others_of(one)} for one in communiques])


def figures_as_json(figures: Mapping[str, float]) -> str:
    return _written(figures)


def _understood(within: Filter) -> dict[str, Any]:
    period = within.period
    return {
        "sources": sorted(within.sources),
        "period": period
        and {
            "from": period.first and period.first.isoformat(),
            "to": period.last and period.last.isoformat(),
        },
    }


def _citation(citation: Citation) -> dict[str, Any]:
    """`quote` is the text's `[start:end]`, in code points; `passage` is a slice of the text as well."""
    communique = citation.passage.communique
    return {
        "quote": citation.quote,
        "passage": citation.passage.text,
        **_known_of(communique),
        "communique": communique.id,
        "start": citation.quoted.start,
        "end": citation.quoted.end,
        "page": communique.page(citation.quoted.start),
        "score": float(citation.score),
    }


def _known_of(communique: Communique) -> dict[str, Any]:
    source, date, title = communique.source, communique.date, communique.title
    return {
        "source": source and source.value,
        "source_origin": source and source.origin,
        "date": date and date.value.isoformat(),
        "date_precision": date and date.value.precision,
        "date_origin": date and date.origin,
        "title": title and title.value,
    }


def _others_of(communique: Communique) -> dict[str, list[dict[str, str]]]:
    sources = communique.source.others if communique.source else ()
    dates = communique.date.others if communique.date else ()
    return {
        "source_others": [{"value": one.value, "origin": one.origin} for one in sources],
        "date_others": [{"value": one.value.isoformat(), "origin": one.origin} for one in dates],
    }


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
