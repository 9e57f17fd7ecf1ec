"""What is wrong with an open catalogue: its truth, and how its views compare with it."""

from typing import Any

from index.ports import Vectors, View, Words
from index.truth.store import Store


def store_faults(store: Store) -> list[str]:
    """The faults of the texts themselves, in French."""
    faults = store.faults()
    return faults + [f"Le communiqué {one} n’est pas couvert par ses passages." for one in store.uncovered()]


def view_faults(store: Store, lexical: Words, dense: View[Vectors]) -> list[str]:
    """How views that have caught up differ from the store, in French."""
    views: list[tuple[View[Any], str]] = [(lexical, "des mots"), (dense, "des vecteurs")]
    passages = store.counts().passages
    faults = [
        f"L’index {name} compte {len(view)} passages au lieu de {passages} : reconstruisez-le."
        for view, name in views
        if view.reached != store.change or len(view) != passages
    ]
    return faults
