"""The form in which a person corrects a communiqué: what each field holds, and where that comes from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.french.markdown import without_markdown
from index.metadata.proposals import proposals
from index.values.communique import Communique, CommuniqueId, Fact, Origin
from index.values.dates import PartialDate
from ui.page.corpus.proposed import proposed_as_html
from ui.page.permalink import link_to
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP, date_in_words, quoted, title_of

if TYPE_CHECKING:
    from index.storage.sql.texts import Texts

_Known = Fact[str] | Fact[PartialDate] | None
_WHENCE = {
    Origin.DECLARED: "donné par le fichier",
    Origin.STATED: "dans le texte",
    Origin.FILE_NAME: "dans le nom du fichier",
    Origin.MAIL: "dans l’en-tête du courriel",
    Origin.PAGE: "dans ce que déclare la page web",
    Origin.PROPERTIES: "dans les propriétés du fichier",
    Origin.HOST: "par l’adresse d’où il vient",
    Origin.ENTERED: "saisi par vous",
}


@dataclass(frozen=True)
class Form:
    """What is put into the fields, and the HTML above and below them."""

    about: str
    title: str
    source: str
    date: str
    origins: str
    corrected: bool


def form_of(texts: "Texts", id: CommuniqueId) -> Form | None:
    """The form of a communiqué; None when it is not there."""
    communique, stated = texts.communique(id), texts.stated(id)
    if communique is None or stated is None:
        return None
    read = f'<a class="read" href="#{link_to(id)}">{labels.READ_TEXT}</a>'
    return Form(
        f"<h3>{escape(f'Corriger {quoted(without_markdown(title_of(communique)))}')}</h3><p>{read}</p>",
        communique.title.value if communique.title else "",
        communique.source.value if communique.source else "",
        date_in_words(communique.date.value).replace(NBSP, " ") if communique.date else "",
        _origins(communique, stated),
        communique != stated,
    )


def _origins(communique: Communique, stated: Communique) -> str:
    lines = [
        _line("Titre", communique.title, stated.title, communique),
        _line("Source", communique.source, stated.source, communique),
        _line("Date", communique.date, stated.date, communique),
    ]
    proposed = proposed_as_html(communique, proposals(communique), fills=True)
    return f'<ul class="origins">{"".join(lines)}</ul>{proposed}'


def _line(name: str, value: _Known, stated: _Known, communique: Communique) -> str:
    """`Date : dit par vous, le fichier dit « 5 février 2024 »`, or where else it comes from."""
    words = _WHENCE[stated.origin] if stated else labels.NOT_STATED
    if value != stated:
        words = f"{_WHENCE[Origin.ENTERED]}, {f'le fichier dit {quoted(_value(stated))}' if stated else words}"
    elif stated is not None and stated.evidence is not None and stated.evidence.of(communique.text) != stated.value:
        words += f"{NBSP}: {quoted(stated.evidence.of(communique.text))}"
    return f"<li><strong>{name}</strong>{NBSP}&#58; <bdi>{escape(without_markdown(words))}</bdi></li>"


def _value(fact: Fact[str] | Fact[PartialDate]) -> str:
    return fact.value if isinstance(fact.value, str) else date_in_words(fact.value)
