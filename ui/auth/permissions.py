"""Who may change the corpus: whoever only reads is never handed what changes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.values.errors import DixitError

if TYPE_CHECKING:
    from index.catalogue import Catalogue

READERS_MAY_NOT = "Vous pouvez lire et interroger ce corpus, mais pas le changer."

Editing = Callable[[], "Catalogue"]
"""Gives the catalogue to a person who may change it. Raises DixitError for another, at each call."""


def editing(catalogue: "Catalogue", may_change: Callable[[], bool]) -> Editing:
    """`may_change()` is asked of the person whose request is being handled."""

    def edited() -> "Catalogue":
        if not may_change():
            raise DixitError(READERS_MAY_NOT)
        return catalogue

    return edited
