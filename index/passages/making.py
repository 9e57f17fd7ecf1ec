"""How an index was made: by which model, splitter and analysis. Two ways are never mixed."""

from collections.abc import Mapping

from index.errors import DixitError
from index.truth.store import Store

MADE_OTHERWISE = (
    "Cet index a été fait avec un autre modèle ou une autre version de Dixit. "
    "Reprenez le même modèle avec --model, ou refaites l’index : dixit rebuild."
)


def made_otherwise(store: Store, making: Mapping[str, str]) -> bool:
    """Whether the store records another making than `making`; one that records none was made by nobody yet."""
    return any(store.manifest(name) not in (None, value) for name, value in making.items())


def check_or_record(store: Store, making: Mapping[str, str]) -> None:
    """Records `making` where nothing is recorded. Raises DixitError where something else is."""
    for name, value in making.items():
        recorded = store.manifest(name)
        if recorded is None:
            store.set_manifest(name, value)
        elif recorded != value:
            raise DixitError(MADE_OTHERWISE)
