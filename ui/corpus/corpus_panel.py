"""What happens at the left of the page: what the corpus holds, files that come in, an index made anew."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.intake import Added, AlreadyThere, File, Outcome, Refused
from index.marks import without_marks
from index.reading.collect import collect
from ui.escaping import escape
from ui.explaining import explain
from ui.page.progress import steps
from ui.page.rendering import error_as_html
from ui.wording import NBSP, NNBSP, count, outcome_in_words

if TYPE_CHECKING:
    from index.catalogue import Catalogue

T = TypeVar("T")
_FEW = 5  # outcomes that are told one under the other


def counts_as_html(catalogue: "Catalogue") -> str:
    """`2 communiqués, 7 passages`, and on a line of its own how many are undated."""
    counts = catalogue.counts()
    held = f"<strong>{escape(count(counts.communiques, 'communiqué'))}</strong>, "
    undated = catalogue.undated()
    note = f"<br>{escape(count(undated, 'non daté', 'non datés'))}" if undated else ""
    return f'<p class="counts">{held}{escape(count(counts.passages, "passage"))}{note}</p>'


def take_in(catalogue: "Catalogue", uploaded: Sequence[str]) -> Iterator[str]:
    """Adds the uploaded files; yields how far it is, then what became of each. The uploads are deleted."""
    paths = [Path(path) for path in uploaded]
    try:
        offered = list(collect(paths))
        refused: list[Outcome] = [found for found in offered if isinstance(found, Refused)]
        files = [found for found in offered if isinstance(found, File)]
        added = yield from _seen(steps(lambda report: catalogue.add(files, report)), "Indexation")
        yield _outcomes_as_html([*refused, *added])
    except Exception as error:
        yield error_as_html(explain(error))
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def rebuild(catalogue: "Catalogue") -> Iterator[str]:
    """Makes the index anew; yields how far it is, then how it ended."""
    try:
        yield from _seen(steps(catalogue.rebuild), "Reconstruction")
    except Exception as error:
        yield error_as_html(explain(error))
    else:
        held = count(catalogue.counts().communiques, "communiqué")
        yield f'<p class="done">{escape(f"L’index est reconstruit{NBSP}: {held}.")}</p>'


def _seen(work: Generator[tuple[int, int], None, T], doing: str) -> Generator[str, None, T]:
    """The steps of `work` as a progress bar; returns what it returns."""
    yield _progress_as_html(doing, 0, 0)
    while True:
        try:
            done, total = next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        yield _progress_as_html(doing, done, total)


def _progress_as_html(doing: str, done: int, total: int) -> str:
    """A bar with its figures; without a length as long as the total is unknown."""
    if not total:
        return f'<p class="doing">{doing}…<progress></progress></p>'
    figures = f"{done:,} / {total:,}".replace(",", NNBSP)
    return f'<p class="doing">{doing}{NBSP}: {figures}<progress max="{total}" value="{done}"></progress></p>'


def _outcomes_as_html(outcomes: Sequence[Outcome]) -> str:
    """A line for each file: those refused in full sight, the others folded away when they are many."""
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    taken = [outcome for outcome in outcomes if not isinstance(outcome, Refused)]
    lines = _lines(taken)
    if len(taken) > _FEW:
        added = sum(isinstance(outcome, Added) for outcome in taken)
        known = f", {len(taken) - added} déjà là" if added < len(taken) else ""
        lines = f"<details><summary>{escape(count(added, 'ajouté') + known)}</summary>{lines}</details>"
    return _lines(refused) + lines


def _lines(outcomes: Sequence[Outcome]) -> str:
    return f'<ul class="outcomes">{"".join(map(_line, outcomes))}</ul>' if outcomes else ""


def _line(outcome: Outcome) -> str:
    match outcome:
        case Added():
            kind = "added"
        case AlreadyThere():
            kind = "known"
        case Refused():
            kind = "refused"
    return f'<li class="{kind}">{escape(without_marks(outcome_in_words(outcome)))}</li>'
