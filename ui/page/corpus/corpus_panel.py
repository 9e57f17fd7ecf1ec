"""What happens at the left of the page: what the corpus holds, files that come in, an index made anew."""

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from index.french.markdown import without_markdown
from index.reading.collect import load
from index.values.files import Added, AlreadyThere, File, LeftAside, Outcome, Refused
from ui.auth.permissions import Editing
from ui.http.uploads import regular_upload, uploads_folder
from ui.page.corpus.corpus_list import UNDATED, UNSOURCED, selection_of
from ui.page.progress import steps
from ui.page.rendering import error_as_html
from ui.page.welcome import years_in_words
from ui.rendering.errors import explain
from ui.rendering.escaping import escape
from ui.rendering.intake_wording import asides_in_lines
from ui.rendering.wording import NBSP, NNBSP, count, outcome_in_words

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

T = TypeVar("T")
NOT_UPLOADED = "il n’a pas été déposé ici."
_FEW = 5  # outcomes that are told one under the other


def counts_as_html(texts: "Texts") -> str:
    """`500 communiqués, de 2010 à 2026`, and on a line of its own what is to be completed."""
    years = years_in_words(texts)
    sentence = f"<strong>{escape(count(texts.counts().communiques, 'communiqué'))}</strong>"
    sentence += f", {years}" if years else ""
    lacking = [
        f'<button type="button" class="lacking" value="{which}">{escape(f"{number}{NBSP}{words}")}</button>'
        for which, words in ((UNDATED, "sans date"), (UNSOURCED, "sans source"))
        if (number := texts.count_listed(selection_of("", which, None)))
    ]
    note = f"<br>À compléter{NBSP}: {', '.join(lacking)}" if lacking else ""
    return f'<p class="counts">{sentence}{note}</p>'


def take_in(editing: Editing, uploaded: Sequence[str]) -> Iterator[str]:
    """Adds the uploaded files; yields how far it is, then what became of each. The uploads are deleted.

    A path that leads out of the folder of uploads is neither opened nor deleted.
    """
    folder = uploads_folder()
    paths = [path for named in uploaded if (path := regular_upload(named, folder)) is not None]
    try:
        offered: list[File | Refused] = [load(path, folder) for path in paths]
        offered += [Refused("fichier", NOT_UPLOADED)] * (len(uploaded) - len(paths))
        refused: list[Outcome] = [file for file in offered if isinstance(file, Refused)]
        files = [file for file in offered if isinstance(file, File)]
        added = yield from _seen(steps(lambda report: editing().add(files, report)), "Indexation")
        yield _outcomes_as_html([*refused, *added])
    except Exception as error:
        yield error_as_html(explain(error))
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def rebuild(editing: Editing) -> Iterator[str]:
    """Makes the index anew; yields how far it is, then how it ended."""
    try:
        yield from _seen(steps(lambda report: editing().rebuild(report)), "Nouvel index")
    except Exception as error:
        yield error_as_html(explain(error))
    else:
        total = count(editing().texts.counts().communiques, "communiqué")
        yield f'<p class="done">{escape(f"L’index est refait{NBSP}: {total}.")}</p>'


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
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused) and not isinstance(outcome, LeftAside)]
    aside = [outcome for outcome in outcomes if isinstance(outcome, LeftAside)]
    accepted = [outcome for outcome in outcomes if not isinstance(outcome, Refused)]
    lines = _lines(accepted)
    if len(accepted) > _FEW:
        added = sum(isinstance(outcome, Added) for outcome in accepted)
        already = f", {len(accepted) - added} déjà dans le corpus" if added < len(accepted) else ""
        lines = f"<details><summary>{escape(count(added, 'ajouté') + already)}</summary>{lines}</details>"
    return _lines(refused) + lines + "".join(f'<p class="aside">{escape(line)}</p>' for line in asides_in_lines(aside))


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
    return f'<li class="{kind}">{escape(without_markdown(outcome_in_words(outcome)))}</li>'
