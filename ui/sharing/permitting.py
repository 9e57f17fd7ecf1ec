"""A catalogue as one person may use it: who only reads cannot reach what changes it, whatever is sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from index.errors import DixitError

if TYPE_CHECKING:
    from index.catalogue import Catalogue

READERS_MAY_NOT = "Vous pouvez lire et interroger ce corpus, mais pas le changer."
_READING = frozenset(
    """
    communique communiques count_listed counts days holding latest listed origins passages publishers rarity search
    sources stated tally undated verify versions wanted was_removed ways
    """.split()
)


def permitted(catalogue: "Catalogue", may_change: Callable[[], bool]) -> "Catalogue":
    """The same catalogue, all of which but reading is refused to those for whom `may_change()` is false.

    What a later version adds to the catalogue is refused to them as well, until it is named here as reading.
    """
    return cast("Catalogue", _Permitted(catalogue, may_change))


class _Permitted:
    def __init__(self, catalogue: "Catalogue", may_change: Callable[[], bool]) -> None:
        self._catalogue = catalogue
        self._may_change = may_change

    def __getattr__(self, name: str) -> Any:
        if name not in _READING and not self._may_change():
            raise DixitError(READERS_MAY_NOT)
        return getattr(self._catalogue, name)
