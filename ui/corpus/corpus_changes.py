"""All that the page may change of the corpus, in one place: whoever may not change it is stopped here."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.communique import Communique, CommuniqueId
from index.entering import entered
from index.errors import DixitError
from index.marks import without_marks
from ui.corpus import corpus_panel
from ui.escaping import escape
from ui.explaining import explain
from ui.page import labels
from ui.page.rendering import error_as_html
from ui.wording import NBSP, communique_in_words

if TYPE_CHECKING:
    from index.catalogue import Catalogue

_CHANGE = re.compile(r"(remove|restore)/([0-9a-f]{16})(?:~\d{1,9})?")


class Changes:
    """Each method does one change and gives the HTML that tells how it went."""

    def __init__(self, catalogue: "Catalogue") -> None:
        self._catalogue = catalogue

    def take_in(self, uploaded: Sequence[str]) -> Iterator[str]:
        yield from corpus_panel.take_in(self._catalogue, uploaded)

    def rebuild(self) -> Iterator[str]:
        yield from corpus_panel.rebuild(self._catalogue)

    def do(self, written: str) -> str:
        """A removal, or its undoing, as a button of the list writes it: `remove/0123456789abcdef`."""
        wanted = _CHANGE.fullmatch(written)
        if wanted is None:
            return error_as_html(labels.NOT_UNDERSTOOD)
        communique = CommuniqueId(wanted[2])
        try:
            return self._remove(communique) if wanted[1] == "remove" else self._restore(communique)
        except Exception as error:
            return error_as_html(explain(error))

    def correct(self, communique: str, title: str, source: str, date: str) -> tuple[str, bool]:
        """What is told of a correction as it was typed, and whether it was kept."""
        try:
            corrected = self._catalogue.correct(CommuniqueId(communique), entered(title, source, date))
        except DixitError as error:
            return error_as_html(str(error)), False
        except Exception as error:
            return error_as_html(explain(error)), False
        return _done("Corrigé", corrected)

    def undo(self, communique: str) -> tuple[str, bool]:
        """What is told of a text that is again as its file tells it, and whether it is."""
        try:
            stated = self._catalogue.correct(CommuniqueId(communique), None)
        except Exception as error:
            return error_as_html(explain(error)), False
        return _done("Rétabli", stated)

    def _remove(self, id: CommuniqueId) -> str:
        communique = self._catalogue.communique(id)
        if communique is None or not self._catalogue.remove([id]):
            return error_as_html(labels.GONE)
        undo = f'<button type="button" class="change" value="restore/{id}">{labels.UNDO}</button>'
        return f'<p class="done">{_told("Retiré", communique)} {undo}</p>'

    def _restore(self, id: CommuniqueId) -> str:
        back = self._catalogue.communique(id) if self._catalogue.restore([id]) else None
        return _done("Remis", back)[0]


def _done(what: str, communique: Communique | None) -> tuple[str, bool]:
    if communique is None:
        return error_as_html(labels.GONE), False
    return f'<p class="done">{_told(what, communique)}</p>', True


def _told(what: str, communique: Communique) -> str:
    return escape(without_marks(f"{what}{NBSP}: {communique_in_words(communique)}."))
