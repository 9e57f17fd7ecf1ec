"""The copies that Dixit makes of its own accord before it changes a data folder: `copies/` in it."""

import shutil
from datetime import datetime
from pathlib import Path

FOLDER = "copies"


def copy_named(data: Path, name: str) -> Path:
    """A path for a copy, that nothing lies at: the moment, then `name`."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    candidates = (folder / f"{moment}{f'-{again}' if again else ''}-{name}" for again in range(1000))
    return next(path for path in candidates if not path.exists())


def drop_copies(data: Path) -> list[str]:
    """Deletes them all; their names."""
    folder = data / FOLDER
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    shutil.rmtree(folder, ignore_errors=True)
    return names
