"""How an index was made: by which model, splitter and analysis. Two ways are never mixed."""

from collections.abc import Mapping

from index.storage.sql.manifest import Manifest
from index.values.errors import DixitError

MADE_OTHERWISE = (
    "Cet index a été fait avec un autre modèle ou une autre version de Dixit. "
    "Reprenez le même modèle avec --model, ou refaites l’index : dixit rebuild."
)


def made_otherwise(manifest: Manifest, making: Mapping[str, str]) -> bool:
    """Whether another making is recorded than `making`; where none is, passages were made by nobody yet."""
    recorded = manifest.all()
    return any(recorded.get(name, value) != value for name, value in making.items())


def outdated(manifest: Manifest, making: Mapping[str, str]) -> bool:
    """Whether the same model, but another version of the splitting or of the words, made the passages."""
    recorded = manifest.all()
    differing = {name for name, value in making.items() if recorded.get(name, value) != value}
    return bool(differing) and "model" not in differing


def check_or_record(manifest: Manifest, making: Mapping[str, str]) -> None:
    """Records `making` where nothing is recorded. Raises DixitError where something else is."""
    recorded = manifest.all()
    for name, value in making.items():
        if name not in recorded:
            manifest.set(name, value)
        elif recorded[name] != value:
            raise DixitError(MADE_OTHERWISE)
