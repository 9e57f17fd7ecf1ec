"""All that the page may change of the corpus, in one place: whoever may not change it is stopped here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl

from index.french.markdown import without_markdown
from index.metadata.corrections import entered
from index.metadata.proposals import proposals
from index.storage.sql.listing import Selection
from index.values.communique import Communique, CommuniqueId
from index.values.errors import DixitError
from ui.auth.permissions import Editing
from ui.page.corpus import corpus_panel
from ui.page.corpus.proposed import DATE, LISTED, SOURCE, value_of
from ui.page.rendering import error_as_html
from ui.rendering import labels
from ui.rendering.errors import explain
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP, communique_in_words, count

_MOST = 2000  # texts that are changed together
_IDS = rf"[0-9a-f]{{16}}(?:\+[0-9a-f]{{16}}){{0,{_MOST - 1}}}"
_CHANGE = re.compile(
    rf"(remove|restore|set|accept/{SOURCE}|accept/{DATE})/({_IDS}|{LISTED})(?:\?([^~]{{0,2000}}))?(?:~\d{{1,9}})?"
)


class Changes:
    """Each method does one change and gives the HTML that tells how it went."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def take_in(self, uploaded: Sequence[str]) -> Iterator[str]:
        yield from corpus_panel.take_in(self._editing, uploaded)

    def rebuild(self) -> Iterator[str]:
        yield from corpus_panel.rebuild(self._editing)

    def do(self, request: str, listed: Selection | None = None) -> str:
        """A removal, its undoing, facts of several texts or what is proposed of them, as the list's buttons write them:
        `remove/0123456789abcdef`, `set/0123456789abcdef+…?source=CGT&date=5%20f%C3%A9vrier%202024`, `accept/date/…`,
        or `accept/date/listed`, of all that is `listed`.
        """
        match = _CHANGE.fullmatch(request)
        if match is None or (match[2] == LISTED and (listed is None or not match[1].startswith("accept/"))):
            return error_as_html(labels.NOT_UNDERSTOOD)
        ids = [CommuniqueId(id) for id in dict.fromkeys(match[2].split("+"))]
        try:
            if match[2] == LISTED and listed:
                return self._accept(self._editing().texts.listed(listed), match[1].removeprefix("accept/"))
            match match[1]:
                case "remove":
                    return self._remove(ids)
                case "restore":
                    return self._restore(ids)
                case "set":
                    return self._set(ids, dict(parse_qsl(match[3] or "", keep_blank_values=True)))
                case accepted:
                    texts = self._editing().texts.these(ids).values()
                    return self._accept(texts, accepted.removeprefix("accept/"))
        except Exception as error:
            return error_as_html(explain(error))

    def correct(self, communique: str, title: str, source: str, date: str) -> tuple[str, bool]:
        """What is told of a correction as it was typed, and whether it was kept."""
        try:
            corrected = self._editing().correct(CommuniqueId(communique), entered(title, source, date))
        except DixitError as error:
            return error_as_html(str(error)), False
        except Exception as error:
            return error_as_html(explain(error)), False
        return _done("Corrigé", corrected)

    def undo(self, communique: str) -> tuple[str, bool]:
        """What is told of a text that is again as its file tells it, and whether it is."""
        try:
            stated = self._editing().correct(CommuniqueId(communique), None)
        except Exception as error:
            return error_as_html(explain(error)), False
        return _done("Rétabli", stated)

    def _remove(self, ids: list[CommuniqueId]) -> str:
        catalogue = self._editing()
        communiques = {id: communique for id in ids if (communique := catalogue.texts.communique(id))}
        removed = [communiques[id] for id in catalogue.remove(ids) if id in communiques]
        if not removed:
            return error_as_html(labels.GONE)
        back = "+".join(communique.id for communique in removed)
        undo = f'<button type="button" class="change" value="restore/{back}">{labels.UNDO}</button>'
        return f'<p class="done">{_told_of_all("Retiré", removed)} {undo}</p>'

    def _restore(self, ids: list[CommuniqueId]) -> str:
        catalogue = self._editing()
        back = [communique for id in catalogue.restore(ids) if (communique := catalogue.texts.communique(id))]
        return f'<p class="done">{_told_of_all("De retour", back)}</p>' if back else error_as_html(labels.GONE)

    def _set(self, ids: list[CommuniqueId], facts: dict[str, str]) -> str:
        """The same source, the same date, or both, for all of these texts."""
        correction = entered(source=facts.get("source"), date=facts.get("date"))
        catalogue = self._editing()
        corrected = [communique for id in ids if (communique := catalogue.correct(id, correction))]
        return f'<p class="done">{_told_of_all("Corrigé", corrected)}</p>' if corrected else error_as_html(labels.GONE)

    def _accept(self, communiques: Iterable[Communique], kind: str) -> str:
        """The likeliest source, or date, that each of these texts lacks and has a proposal for, so many at most."""
        catalogue = self._editing()
        corrected: list[Communique] = []
        for communique in communiques:
            if len(corrected) == _MOST:
                break
            proposed = proposals(communique)
            facts = proposed.sources if kind == SOURCE else proposed.dates
            if facts and (accepted := catalogue.correct(communique.id, entered(**{kind: value_of(facts[0])}))):
                corrected.append(accepted)
        if not corrected:
            return error_as_html(labels.NOTHING_PROPOSED)
        undo = f"set/{'+'.join(communique.id for communique in corrected)}?{kind}="
        button = f'<button type="button" class="change" value="{undo}">{labels.UNDO}</button>'
        return f'<p class="done">{_told_of_all("Corrigé", corrected)} {button}</p>'


def _told_of_all(what: str, communiques: list[Communique]) -> str:
    """The one text by its name, several by their number."""
    if len(communiques) == 1:
        return _told(what, communiques[0])
    return escape(f"{what}{'s' if what.endswith('é') else ''}{NBSP}: {count(len(communiques), 'communiqué')}.")


def _done(what: str, communique: Communique | None) -> tuple[str, bool]:
    if communique is None:
        return error_as_html(labels.GONE), False
    return f'<p class="done">{_told(what, communique)}</p>', True


def _told(what: str, communique: Communique) -> str:
    return escape(without_markdown(f"{what}{NBSP}: {communique_in_words(communique)}."))
