"""What a text may say of whose and when it is, for a person to accept: values and the words that suggest them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from index.metadata.organisations import Publishers
from index.metadata.publication_date import proposed_dates
from index.metadata.source import proposed_sources
from index.values.communique import Communique, Fact
from index.values.dates import PartialDate

_MOST = 3


@dataclass(frozen=True)
class Proposals:
    """Sources and dates that are not known, the likeliest first; none of what is known."""

    sources: tuple[Fact[str], ...] = ()
    dates: tuple[Fact[PartialDate], ...] = ()


def proposals(communique: Communique, publishers: Publishers | None = None) -> Proposals:
    """What may be said of `communique` where nothing is known: a proposal is no value, and no filter looks at it."""
    text = communique.text
    return Proposals(
        () if communique.source else tuple(islice(_each_once(proposed_sources(text, publishers)), _MOST)),
        () if communique.date else tuple(islice(proposed_dates(text), _MOST)),
    )


def _each_once(facts: Iterable[Fact[str]]) -> Iterator[Fact[str]]:
    values: set[str] = set()
    for fact in facts:
        if fact.value not in values:
            values.add(fact.value)
            yield fact
