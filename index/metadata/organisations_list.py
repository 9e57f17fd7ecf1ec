"""The list of organisations that comes with Dixit, and a person's own, in the same form."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from index.metadata.organisations import Publisher, Publishers, plain_name
from index.values.errors import DixitError
from index.values.kinds import Kind
from index.values.sources import cosigners

FILE = "sources.toml"
"""The name of a person's own list, in the data folder."""

_OURS = Path(__file__).with_name("organisations.toml")
_KEYS = ("name", "article", "sigle", "aliases", "domains", "kind", "parent", "words")
_ARTICLES = ("la", "le", "les", "l’", "l'")


@lru_cache(maxsize=1)
def well_known() -> tuple[Publisher, ...]:
    """Those of our table."""
    return tuple(_listed(_OURS))


@lru_cache(maxsize=1)
def well_known_publishers() -> Publishers:
    """Those of our table alone, where no person has a list."""
    return Publishers(well_known())


def read_publishers(folder: Path) -> Publishers:
    """Those of the folder's `sources.toml`, if it has one, before those of our table.

    Raises DixitError for a list that cannot be read: half of it would be silently wrong.
    """
    path = folder / FILE
    return Publishers(well_known(), _listed(path)) if path.exists() else well_known_publishers()


def _listed(path: Path) -> Sequence[Publisher]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DixitError(f"« {path} » ne peut pas être lu ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DixitError(f"« {path} » n’est pas du TOML lisible : {error}.") from None
    listed = content.get("source", [])
    if content.keys() - {"source"} or not isinstance(listed, list):
        raise DixitError(f"« {path} » : chaque organisation commence par une ligne [[source]].")
    return [_publisher(entry, path) for entry in listed]


def _publisher(entry: object, path: Path) -> Publisher:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not plain_name(entry["name"]):
        raise DixitError(f'« {path} » : une [[source]] n’a pas de nom (name = "…").')
    name = entry["name"].strip()
    if len(cosigners(name)) > 1:
        raise DixitError(f"« {path} », {name} : la virgule y sépare plusieurs noms, qui sont autant de sources.")
    if unknown := entry.keys() - {*_KEYS}:
        keys = ", ".join(_KEYS)
        raise DixitError(f"« {path} », {name} : « {sorted(unknown)[0]} » n’est pas une clé connue ({keys}).")
    sigle, article = _string(entry, "sigle", path), _string(entry, "article", path) or ""
    if article and article not in _ARTICLES:
        raise DixitError(f"« {path} », {name} : « article » doit être l’un de ceux-ci : la, le, les, l’.")
    return Publisher(
        name,
        (*([sigle] if sigle else []), *_strings(entry, "aliases", path)),
        _strings(entry, "domains", path),
        _kind(entry, path),
        article,
        _string(entry, "parent", path),
        _strings(entry, "words", path),
    )


def _kind(entry: dict[str, object], path: Path) -> Kind | None:
    kind = entry.get("kind")
    if kind is not None and kind not in list(Kind):
        kinds = ", ".join(Kind)
        raise DixitError(f"« {path} », {entry['name']} : « kind » doit être l’un de ceux-ci : {kinds}.")
    return None if kind is None else Kind(str(kind))


def _string(entry: dict[str, object], key: str, path: Path) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise DixitError(f"« {path} », {entry['name']} : « {key} » doit être un texte entre guillemets.")
    return value


def _strings(entry: dict[str, object], key: str, path: Path) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise DixitError(f'« {path} », {entry["name"]} : « {key} » doit être une liste de textes, ["…", "…"].')
    return tuple(value)
