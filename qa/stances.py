"""Who demands or objects to something → the sentences in which they do, of the latest texts first."""

import re
from itertools import islice

from index.catalogue import Catalogue
from index.french.words import search_words
from index.values.filter import Filter
from qa.answer import Citation
from qa.duplicates.groups import grouped
from qa.duplicates.quotes import each_quote_once
from qa.excluding import cited_of
from qa.quoting.claims import stands, ways_to_stand
from qa.quoting.opening import opening
from qa.understanding.intent.stance import Stand
from qa.understanding.question import Question

_READ = 500  # passages in which stands are looked for
_READ_FOR_LATEST = 60  # texts, where the question leaves some of them out
_SAID_AGAIN = 4  # stands looked at for one that is shown, since re-posts say the same


def taken(catalogue: Catalogue, stand: Stand, within: Filter, most: int) -> tuple[Citation, ...]:
    """The stands that whoever publishes the texts takes."""
    return _found(catalogue, stand, within, most, None)


def latest_of(catalogue: Catalogue, question: Question, within: Filter, most: int) -> tuple[Citation, ...]:
    """Of the latest texts, the latest first, how each opens, or the stands that are asked for."""
    looked_at = most if question.exclusions is None else max(most, _READ_FOR_LATEST)
    if question.stance is None:
        latest = catalogue.texts.latest(looked_at, within)
        return cited_of(question.exclusions, (Citation(*opening(text), score=0.0) for text in latest))[:most]
    return cited_of(question.exclusions, taken(catalogue, question.stance.stand, within, looked_at))[:most]


def reported(catalogue: Catalogue, question: Question, most: int) -> tuple[Citation, ...]:
    """What texts of others say that somebody demands, of whom nothing is indexed: « Le Medef exige … »."""
    if question.stance is None:
        return ()
    names = tuple(_bare(name) for name in question.unknown)
    return _found(catalogue, question.stance.stand, question.within, most, names)


def _found(
    catalogue: Catalogue, stand: Stand, within: Filter, most: int, names: tuple[str, ...] | None
) -> tuple[Citation, ...]:
    words = [ways_to_stand(stand)] if names is None else [[(word,)] for name in names for word in search_words(name)]
    passages = catalogue.texts.passages(catalogue.boolean.matching_all(words, 1, within)[:_READ])
    quoted = (
        Citation(passage.covering(quoted.span), quoted.span, 0.0, quoted.beside)
        for passage in passages
        for quoted in stands(passage, stand, names)
    )
    return grouped(each_quote_once([*islice(quoted, _SAID_AGAIN * most)]))[:most]


def _bare(name: str) -> str:
    """
    >>> _bare("de la CNIL"), _bare("du Medef")
    ('CNIL', 'Medef')
    """
    return re.sub(r"^(?:de la |de l['’]|du |des |de |d['’])", "", name)
