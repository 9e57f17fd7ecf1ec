"""Replies and catalogues as JSON, for programs. Keys may be added; none is renamed or taken away."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.values.communique import Communique, CommuniqueId
from index.values.files import Added, AlreadyThere, LeftAside, Location, Outcome, Refused
from index.values.filter import Filter
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline, counted
from qa.quoting.neighbours import neighbours
from qa.understanding.question import Question
from ui.rendering.changed import changed_as_data
from ui.rendering.reply_wording import message_of
from ui.rendering.views_wording import comparison_in_words, survey_in_words, timeline_in_words
from ui.rendering.wording import outcome_in_words


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
            "confidence": reply.confidence if isinstance(reply, Answer) else None,
            "message": message_of(reply),
            "understood": _understood(reply.question.within),
            "examples": reply.examples if isinstance(reply, NoAnswer) else (),
            "citations": [_citation(citation) for citation in cited],
            **{kind: [_citation(citation) for citation in citations] for kind, citations in beside.items()},
        }
    )


def citations_as_json(citations: Iterable[Citation]) -> str:
    return _written([_citation(one) for one in citations])


def comparison_as_json(compared: Comparison | NoAnswer) -> str:
    """`columns`, each with its `source` (null for unknown) and `citations`; `more` answer too, `silent` do not."""
    if isinstance(compared, NoAnswer):
        return _written(_refused(compared) | {"columns": [], "more": [], "silent": []})
    columns = [
        {"source": column.source, "citations": [_citation(citation) for citation in column.citations]}
        for column in compared.columns
    ]
    about = _asked(compared.question, comparison_in_words(compared))
    return _written(about | {"columns": columns, "more": compared.more, "silent": compared.silent})


def timeline_as_json(timeline: Timeline | NoAnswer) -> str:
    """`citations` earliest first, those of no known date under `undated`; `counts` of each month, or of each year."""
    if isinstance(timeline, NoAnswer):
        return _written(_refused(timeline) | {"citations": [], "undated": [], "counts": [], "cut": False})
    return _written(
        _asked(timeline.question, timeline_in_words(timeline))
        | {
            "citations": [_citation(citation) for citation in timeline.dated],
            "undated": [_citation(citation) for citation in timeline.undated],
            "counts": [{"date": date.isoformat(), "passages": number} for date, number in counted(timeline.dated)],
            "cut": timeline.cut,
        }
    )


def survey_as_json(survey: Survey | NoAnswer) -> str:
    """`passages` counts all, `counts` says of which source and year; `citations` are the latest, 200 at most.

    Each holds at least `held` of the `words`.
    """
    if isinstance(survey, NoAnswer):
        nothing = {"words": [], "held": 0, "passages": 0, "counts": [], "citations": []}
        return _written(_refused(survey) | nothing)
    return _written(
        _asked(survey.question, survey_in_words(survey))
        | {
            "answered": survey.total > 0,
            "reason": None if survey.total else Reason.NOT_FOUND,
            "words": survey.asked,
            "held": survey.held,
            "passages": survey.total,
            "counts": [
                {"source": source, "year": year, "passages": survey.count(source, year)}
                for source in survey.sources()
                for year in survey.years()
                if survey.count(source, year)
            ],
            "citations": [_citation(citation) for citation in survey.latest],
        }
    )


def list_as_json(
    communiques: Iterable[Communique], origins: Mapping[CommuniqueId, Sequence[Location]] | None = None
) -> str:
    """A list with an object for each communiqué, in the order given; `…_others` is what less trusted places say.

    With `origins`, also where each came from, its `folder` null for an upload or a file added by itself.
    """
    return _written([{**_listed(communique), **_origins_of(communique, origins)} for communique in communiques])


def communique_as_json(communique: Communique) -> str:
    """What is known of it, as in a list."""
    return _written(_listed(communique))


def read_as_json(communique: Communique) -> str:
    """What is known of it, and its text."""
    return _written({**_listed(communique), "text": communique.text})


def outcomes_as_json(outcomes: Iterable[Outcome]) -> str:
    """What became of each file, in the order given."""
    return _written([_outcome(outcome) for outcome in outcomes])


def figures_as_json(figures: Mapping[str, Any]) -> str:
    return _written(figures)


def _asked(question: Question, message: str) -> dict[str, Any]:
    """What the replies of all commands begin with."""
    return {
        "question": question.text,
        "completed": question.completed,
        "answered": True,
        "reason": None,
        "message": message,
        "understood": _understood(question.within),
    }


def _refused(refusal: NoAnswer) -> dict[str, Any]:
    beside = {"nearest": refusal.nearest, "elsewhere": refusal.elsewhere}
    return {
        **_asked(refusal.question, message_of(refusal)),
        "answered": False,
        "reason": refusal.reason,
        **{kind: [_citation(citation) for citation in citations] for kind, citations in beside.items()},
    }


def _listed(communique: Communique) -> dict[str, Any]:
    return {"id": communique.id, **_known_of(communique), **_others_of(communique)}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    """A refused file has no communiqué."""
    kinds = {Added: "added", AlreadyThere: "already_there", Refused: "refused", LeftAside: "left_aside"}
    communique = None if isinstance(outcome, Refused) else _listed(outcome.communique)
    message = outcome_in_words(outcome)
    return {"name": outcome.name, "outcome": kinds[type(outcome)], "message": message, "communique": communique}


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
    """`quote` is the text's `[start:end]`, in code points; `passage` is a slice of the text as well.

    `pieces` has the quote and, where they lie apart from it, the words that say who speaks, in the order of the text.
    `before` and `after` are the sentences beside the quote.
    """
    communique = citation.passage.communique
    before, after = neighbours(communique.text, citation.quoted)
    return {
        "quote": citation.quote,
        "passage": citation.passage.text,
        **_known_of(communique),
        "communique": communique.id,
        "start": citation.quoted.start,
        "end": citation.quoted.end,
        "page": communique.page(citation.quoted.start),
        "score": float(citation.score),
        "confidence": None if citation.confidence is None else round(float(citation.confidence), 3),
        "answer": citation.answer and {"start": citation.answer.start, "end": citation.answer.end},
        "pieces": [
            {"quote": piece.of(communique.text), "start": piece.start, "end": piece.end} for piece in citation.pieces
        ],
        "before": before and before.of(communique.text),
        "after": after and after.of(communique.text),
        "versions": [_listed(one) | {"changed": changed_as_data(communique, one)} for one in citation.versions],
        "repeated": [_listed(repeat) for repeat in citation.repeated],
    }


def _known_of(communique: Communique) -> dict[str, Any]:
    source, date, title = communique.source, communique.date, communique.title
    return {
        "source": source and source.value,
        "sources": communique.sources,
        "source_origin": source and source.origin,
        "date": date and date.value.isoformat(),
        "date_precision": date and date.value.precision,
        "date_origin": date and date.origin,
        "title": title and title.value,
        "address": communique.address,
        "language": communique.language or "fr",
        "legibility": communique.legibility,
        "doubtful": communique.is_doubtful,
    }


def _others_of(communique: Communique) -> dict[str, list[dict[str, str]]]:
    sources = communique.source.others if communique.source else ()
    dates = communique.date.others if communique.date else ()
    return {
        "source_others": [{"value": fact.value, "origin": fact.origin} for fact in sources],
        "date_others": [{"value": fact.value.isoformat(), "origin": fact.origin} for fact in dates],
    }


def _origins_of(
    communique: Communique, origins: Mapping[CommuniqueId, Sequence[Location]] | None
) -> dict[str, list[dict[str, str | None]]]:
    if origins is None:
        return {}
    return {"origins": [{"folder": place.folder, "path": place.path} for place in origins.get(communique.id, ())]}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
