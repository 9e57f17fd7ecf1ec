"""What may be said of a text that does not say it surely."""

from index.metadata.proposals import proposals
from index.values.communique import Communique
from index.values.dates import PartialDate

_BODY = "\n\nPlus aucun bateau ne passe depuis lundi, et le canal est à sec.\n"


def test_the_day_of_what_may_be_an_event_is_proposed_with_its_line() -> None:
    text = f"Table ronde du canal\nDate : 16 mai 2024\nHoraire : 14h{_BODY}"
    (date,) = proposals(Communique(text)).dates
    assert date.value == PartialDate(2024, 5, 16)
    assert date.evidence is not None
    assert date.evidence.of(text) == "Date : 16 mai 2024"


def test_who_acts_in_the_title_is_proposed() -> None:
    text = f"La Quadrature du Net attaque la loi{_BODY}"
    assert [fact.value for fact in proposals(Communique(text)).sources] == ["La Quadrature du Net"]


def test_nothing_is_proposed_where_it_is_known() -> None:
    assert proposals(Communique(f"Les écluses ferment{_BODY}")).sources == ()
