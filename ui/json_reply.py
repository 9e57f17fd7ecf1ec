"""Replies and catalogues as JSON, for programs. Keys may be added; none is renamed or taken away."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.communique import Communique, CommuniqueId
from index.filter import Filter
from index.intake import Added, AlreadyThere, Location, Outcome, Refused
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.neighbours import neighbours
from qa.understanding.question import Question
from qa.views.chronology import Chronology, counted
from qa.views.comparison import Comparison
from qa.views.survey import Survey
from ui.reply_wording import message_of
from ui.views_wording import chronology_in_words, comparison_in_words, survey_in_words
from ui.wording import outcome_in_words


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
            "citations": [_citation(citation) for citation in cited],
            **{kind: [_citation(citation) for citation in some] for kind, some in beside.items()},
        }
    )


def comparison_as_json(compared: Comparison | NoAnswer) -> str:
    """`columns`, each with its `source` (null for unknown) and `citations`; `more` answer too, `silent` do not."""
    if isinstance(compared, NoAnswer):
        return _written(_refused(compared) | {"columns": [], "more": [], "silent": []})
    columns = [
        {"source": column.source, "citations": [_citation(one) for one in column.citations]}
        for column in compared.columns
    ]
    about = _asked(compared.question, comparison_in_words(compared))
    return _written(about | {"columns": columns, "more": compared.more, "silent": compared.silent})


def chronology_as_json(chronology: Chronology | NoAnswer) -> str:
    """`citations` earliest first, those of no known date under `undated`; `counts` of each month, or of each year."""
    if isinstance(chronology, NoAnswer):
        return _written(_refused(chronology) | {"citations": [], "undated": [], "counts": [], "cut": False})
    return _written(
        _asked(chronology.question, chronology_in_words(chronology))
        | {
            "citations": [_citation(one) for one in chronology.dated],
            "undated": [_citation(one) for one in chronology.undated],
            "counts": [{"date": date.isoformat(), "passages": held} for date, held in counted(chronology.dated)],
            "cut": chronology.cut,
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
            "citations": [_citation(one) for one in survey.latest],
        }
    )


def list_as_json(
    communiques: Iterable[Communique], origins: Mapping[CommuniqueId, Sequence[Location]] | None = None
) -> str:
    """A list with an object for each communiqué, in the order given; `…_others` is what less trusted places say.

    With `origins`, also where each came from, its `folder` null for an upload or a file added by itself.
    """
    return _written([{**_listed(one), **_origins_of(one, origins)} for one in communiques])


def communique_as_json(communique: Communique) -> str:
    """What is known of it, as in a list."""
    return _written(_listed(communique))


def read_as_json(communique: Communique) -> str:
    """What is known of it, and its text."""
    return _written({**_listed(communique), "text": communique.text})


def outcomes_as_json(outcomes: Iterable[Outcome]) -> str:
    """What became of each file, in the order given."""
    return _written([_outcome(outcome) for outcome in outcomes])


def figures_as_json(figures: Mapping[str, float]) -> str:
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
        **{kind: [_citation(one) for one in some] for kind, some in beside.items()},
    }


def _listed(communique: Communique) -> dict[str, Any]:
    return {"id": communique.id, **_known_of(communique), **_others_of(communique)}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    """A refused file has no communiqué."""
    kinds = {Added: "added", AlreadyThere: "already_there", Refused: "refused"}
    taken = None if isinstance(outcome, Refused) else _listed(outcome.communique)
    message = outcome_in_words(outcome)
    return {"name": outcome.name, "outcome": kinds[type(outcome)], "message": message, "communique": taken}


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
        "pieces": [
            {"quote": piece.of(communique.text), "start": piece.start, "end": piece.end} for piece in citation.pieces
        ],
        "before": before and before.of(communique.text),
        "after": after and after.of(communique.text),
        "versions": [_listed(one) for one in citation.versions],
        "repeated": [_listed(one) for one in citation.repeated],
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
    }


def _others_of(communique: Communique) -> dict[str, list[dict[str, str]]]:
    sources = communique.source.others if communique.source else ()
    dates = communique.date.others if communique.date else ()
    return {
        "source_others": [{"value": one.value, "origin": one.origin} for one in sources],
        "date_others": [{"value": one.value.isoformat(), "origin": one.origin} for one in dates],
    }


def _origins_of(
    communique: Communique, origins: Mapping[CommuniqueId, Sequence[Location]] | None
) -> dict[str, list[dict[str, str | None]]]:
    if origins is None:
        return {}
    return {"origins": [{"folder": one.folder, "path": one.path} for one in origins.get(communique.id, ())]}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
