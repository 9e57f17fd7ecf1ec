"""What a text may say of whose and when it is → the buttons that accept it, each with the words that suggest it."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from index.french.markdown import without_markdown
from index.metadata.proposals import Proposals
from index.values.communique import Communique, CommuniqueId, Fact
from index.values.dates import PartialDate
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP, count, date_in_words, quoted

SOURCE, DATE = "source", "date"
LISTED = "listed"  # all the texts of the list, on whatever page
_NAMES = {SOURCE: "Source proposée", DATE: "Date proposée"}
_ALL = {SOURCE: ("source proposée", "sources proposées"), DATE: ("date proposée", "dates proposées")}
_SHOWN = 90  # characters of the words that suggest it

_Facts = tuple[Fact[str], ...] | tuple[Fact[PartialDate], ...]


def proposed_as_html(communique: Communique, proposals: Proposals, fills: bool = False) -> str:
    """A line for each fact that is not known: what it may be, likeliest first. A button accepts it at once, or `fills`
    the field of the form.
    """
    return "".join(_line(kind, facts, communique, fills) for kind, facts in _kinds(proposals) if facts)


def accept_all_as_html(proposals: Mapping[CommuniqueId, Proposals], elsewhere: str | None) -> str:
    """A button for each kind of fact that several of these texts lack and have a proposal for; and one that accepts
    what is proposed of the texts on other pages too, of the kind that they lack `elsewhere`.
    """
    buttons = ""
    for kind in (SOURCE, DATE):
        ids = [id for id, proposed in proposals.items() if dict(_kinds(proposed))[kind]]
        if len(ids) > 1:
            words = f"Accepter les {count(len(ids), *_ALL[kind])}"
            buttons += _accepting(kind, "+".join(ids), words + (" de cette page" if elsewhere else ""))
        if kind == elsewhere:
            buttons += _accepting(kind, LISTED, f"Accepter toutes les {_ALL[kind][1]}, de toutes les pages")
    return f'<p class="accept-all">{buttons}</p>' if buttons else ""


def _accepting(kind: str, texts: str, words: str) -> str:
    return f'<button type="button" class="change" value="accept/{kind}/{texts}">{escape(words)}</button> '


def value_of(fact: Fact[str] | Fact[PartialDate]) -> str:
    """As it is typed."""
    return fact.value if isinstance(fact.value, str) else fact.value.isoformat()


def _kinds(proposals: Proposals) -> Iterator[tuple[str, _Facts]]:
    yield SOURCE, proposals.sources
    yield DATE, proposals.dates


def _line(kind: str, facts: Iterable[Fact[str] | Fact[PartialDate]], communique: Communique, fills: bool) -> str:
    buttons = "".join(f"<li>{_button(kind, fact, communique, fills)}</li>" for fact in facts)
    return f'<div class="proposed"><span>{_NAMES[kind]}{NBSP}&#58;</span> <ul>{buttons}</ul></div>'


def _button(kind: str, fact: Fact[str] | Fact[PartialDate], communique: Communique, fills: bool) -> str:
    label = fact.value if isinstance(fact.value, str) else date_in_words(fact.value)
    words = " ".join(without_markdown(fact.evidence.of(communique.text)).split()) if fact.evidence else ""
    evidence = quoted(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…") if words else ""
    value = (
        f"{kind}/{label.replace(NBSP, ' ')}" if fills else f"set/{communique.id}?{urlencode({kind: value_of(fact)})}"
    )
    doing = "fill" if fills else "change"
    unseen = f'<span class="unseen">{"Reprendre" if fills else "Accepter"} </span>'
    return (
        f'<button type="button" class="{doing}" value="{escape(value)}">{unseen}<bdi>{escape(label)}</bdi></button> '
        f'<span class="why"><bdi>{escape(evidence)}</bdi></span>'
    )
