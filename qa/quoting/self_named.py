"""Who publishes a text → the names by which the text calls them: « SNUipp », « la CGT », « la Fondation »."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.metadata.organisations_list import well_known_publishers
from index.values.communique import Communique

_BODIES = frozenset(
    "alliance association bureau centre cercle club collectif comité confédération conseil coordination fédération"
    " fondation front groupement institut intersyndicale ligue mouvement mutuelle observatoire parti réseau section"
    " société syndicat union".split()
)
"""What a body calls itself: « le Comité », of the « Comité des berges »."""

_SIGLE = re.compile(r"\s?\((?P<sigle>[A-ZÀ-Ý][\w.’'-]{1,12})\)")
_ITS_OWN = re.compile(r"(?P<name>[^()]+)\((?P<sigle>[^()]+)\)$")


def self_named(communique: Communique) -> tuple[str, ...]:
    """Each name once, those of what the authors are part of among them.

    >>> from index.values.communique import Fact, Origin
    >>> text = "Le Comité de Sarlat (CDS) alerte."
    >>> self_named(Communique(text, source=Fact("Comité de Sarlat", Origin.DECLARED)))
    ('Comité de Sarlat', 'CDS', 'le Comité', 'la Comité', 'l’Comité')
    """
    return _self_named(communique.sources, communique.text)


@lru_cache(maxsize=16)
def _self_named(sources: tuple[str, ...], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for source in sources for name in _ways(source, text)))


def _ways(source: str, text: str) -> Iterator[str]:
    family = [*well_known_publishers().family(source)]
    yield source
    yield from (way for publisher in family for way in publisher.ways)
    if (own := _ITS_OWN.match(source)) is not None:
        yield own["name"].strip()
        yield own["sigle"]
    for named in re.finditer(re.escape(source), text, re.IGNORECASE):
        if (sigle := _SIGLE.match(text, named.end())) is not None:
            yield sigle["sigle"]
            break
    itself = family[0].ways if family and source in family[0].ways else (source,)
    bodies = dict.fromkeys(first for way in itself if (first := way.partition(" ")[0]).lower() in _BODIES)
    yield from (f"{article}{body}" for body in bodies for article in ("le ", "la ", "l’"))
