"""A question that goes on from the reply before it: more of it, the reasons in it, who else says so, later texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.values.communique import Communique, CommuniqueId, Passage, Span
from index.values.dates import PartialDate
from index.values.spellings import key_of
from qa.answer import Answer, Citation, NoAnswer, Reason, Reply
from qa.duplicates.groups import grouped
from qa.quoting.belongings import belongings
from qa.quoting.causes import causes
from qa.quoting.layout import Kind, units_around
from qa.understanding.follow_up.aim import Aim
from qa.understanding.question import Question

Cited = Callable[[Question, int], Sequence[Citation]]

_AT_ONCE = 5
_MANY = 30  # among which others are looked for
_TURNS = 4  # of « encore » that bring more


def follow_up_reply(question: Question, cited: Cited) -> Reply | None:
    """The reply to a question that goes on from the one before, which `cited` makes anew; a refusal when the texts
    hold no more. None where it goes on from nothing that was cited: it is asked by itself.
    """
    turns, first = _first(question)
    before = tuple(cited(first, _AT_ONCE)) if question.aim is not None else ()
    if not before:
        return None
    match question.aim:
        case Aim.MORE:
            further = _more(first, before, min(turns, _TURNS), cited)
        case Aim.WHY:
            further = _reasons(first, before)
            if not further:
                question = replace(question, aim=None)
                further = tuple(citation for citation in cited(question, _AT_ONCE) if not _overlaps(citation, before))
        case Aim.OTHERS:
            heard = frozenset[str]().union(*map(_keys, before))
            of_others = [citation for citation in cited(first, _MANY) if heard.isdisjoint(_keys(citation))]
            further = tuple(of_others[:_AT_ONCE])
        case Aim.LATER | Aim.EARLIER:
            further = _dated_apart(before, cited(first, _MANY), turns, later=question.aim is Aim.LATER)
        case _:
            return None
    return Answer(question, further[:_AT_ONCE]) if further else NoAnswer(question, Reason.NOTHING_MORE)


def _keys(citation: Citation) -> frozenset[str]:
    return frozenset(map(key_of, citation.passage.communique.sources))


def _first(question: Question) -> tuple[int, Question]:
    """How many times the same was wanted, this time among them, and the question that all of it goes on from."""
    turns, aim = 0, question.aim
    while question.aim is not None and question.after is not None:
        turns += question.aim is aim
        question = question.after
    return turns, question


def _dated_apart(
    before: Sequence[Citation], found: Sequence[Citation], turns: int, later: bool
) -> tuple[Citation, ...]:
    """Of what was `found`, the texts that are surely later, or earlier, than the best that was cited; at each further
    turn than those of the turn before.
    """
    batch = tuple(citation for citation in before if citation.passage.communique.date is not None)[:1]
    for _ in range(turns):
        dates = [fact.value for citation in batch if (fact := citation.passage.communique.date) is not None]
        batch = grouped([citation for citation in found if _beyond(citation, dates, later)][:_AT_ONCE])
    return batch


def _beyond(citation: Citation, dates: Sequence[PartialDate], later: bool) -> bool:
    fact = citation.passage.communique.date
    if fact is None or not dates:
        return False
    if later:
        return fact.value.first_day > max(date.last_day for date in dates)
    return fact.value.last_day < min(date.first_day for date in dates)


def _more(first: Question, before: tuple[Citation, ...], turns: int, cited: Cited) -> tuple[Citation, ...]:
    """What answers as well and was not cited yet, then what the texts that were cited go on with."""
    citations_shown, batch = list(before), before
    for turn in range(1, turns + 1):
        further = [
            citation for citation in cited(first, _AT_ONCE * (turn + 1)) if not _overlaps(citation, citations_shown)
        ][:_AT_ONCE]
        for citation in _next_of_each(before, [*citations_shown, *further]):
            if len(further) < _AT_ONCE:
                further.append(citation)
        batch = grouped(further)
        citations_shown += batch
    return batch


def _next_of_each(before: Sequence[Citation], citations_shown: Sequence[Citation]) -> Iterator[Citation]:
    """Of each text that was cited, the sentence after the last that is shown."""
    for text, quotes in _by_text(before).items():
        pieces = [
            piece for citation in citations_shown if citation.passage.communique.id == text for piece in citation.pieces
        ]
        communique, last = quotes[0].passage.communique, max(piece.end for piece in pieces)
        units = units_around(communique, Span(max(0, last - 1), last))
        for i, unit in enumerate(units):
            free = not any(piece.start < unit.span.end and unit.span.start < piece.end for piece in pieces)
            if free and unit.span.start >= last and unit.states and unit.kind not in (Kind.HEADING, Kind.ASKED):
                yield _citing(communique, unit.span, belongings(communique, units, i, i))
                break


def _reasons(first: Question, before: Sequence[Citation]) -> tuple[Citation, ...]:
    words = frozenset(first.words)
    citations: list[Citation] = []
    for quotes in _by_text(before).values():
        communique = quotes[0].passage.communique
        citations += [
            _citing(communique, quote.span, quote.beside) for quote in causes(communique, quotes[0].quoted, words)
        ]
    return grouped(citations[:_AT_ONCE])


def _by_text(citations: Sequence[Citation]) -> dict[CommuniqueId, list[Citation]]:
    texts: dict[CommuniqueId, list[Citation]] = {}
    for citation in citations:
        texts.setdefault(citation.passage.communique.id, []).append(citation)
    return texts


def _citing(communique: Communique, span: Span, beside: tuple[Span, ...]) -> Citation:
    return Citation(Passage(communique, span), span, 0.0, beside)


def _overlaps(citation: Citation, citations_shown: Sequence[Citation]) -> bool:
    return any(
        earlier.passage.communique.id == citation.passage.communique.id
        and earlier.quoted.start < citation.quoted.end
        and citation.quoted.start < earlier.quoted.end
        for earlier in citations_shown
    )
