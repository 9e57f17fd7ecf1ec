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
    recorded = store.manifests()
    return any(recorded.get(name, value) != value for name, value in making.items())


def check_or_record(store: Store, making: Mapping[str, str]) -> None:
    """Records `making` where nothing is recorded. Raises DixitError where something else is."""
    recorded = store.manifests()
    for name, value in making.items():
        if name not in recorded:
            store.set_manifest(name, value)
        elif recorded[name] != value:
            raise DixitError(MADE_OTHERWISE)
