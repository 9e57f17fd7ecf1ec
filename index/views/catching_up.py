"""A view brought to the store's last change, beside other processes that write meanwhile."""

from collections.abc import Callable
from typing import Any

from index.ports import View
from index.truth.store import Store

_REBUILD_SHARE = 0.1  # of the passages removed at once, past which a view is made anew


def bring_up(view: View[Any], store: Store, change: int) -> None:
    """Bring `view` to `change` or past it: by what changed, or from zero where it is damaged or of another store."""
    if view.reached > store.change:  # read in this order: the store's number is the first to move
        replace(view, store)
    elif view.reached < change:
        with store.changes_since(view.reached) as changes:
            if len(changes.removed) <= _REBUILD_SHARE * len(view):
                view.apply(changes.added, changes.removed, changes.reached)
    if view.reached < change or not _still(lambda: len(view) == store.counts().passages, view, store):
        replace(view, store)


def replace(view: View[Any], store: Store) -> None:
    """Make `view` anew; searches see what it held until that is done.

    Another process may have brought a shared view further meanwhile: it is brought there again.
    """
    with store.changes_since(0) as changes:
        view.replace(changes.added, changes.reached)
    if view.reached < store.change:
        with store.changes_since(view.reached) as changes:
            view.apply(changes.added, changes.removed, changes.reached)


def _still(whole: Callable[[], bool], view: View[Any], store: Store) -> bool:
    """Whether the view is whole; taken to be, when it or the store has moved while one looked: it is looked at again
    at the next change.
    """
    before = view.reached
    return whole() or not before == view.reached == store.change
