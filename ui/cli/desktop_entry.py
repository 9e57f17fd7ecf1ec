"""Dixit in the menu of the desktop: an entry of the freedesktop.org standard that starts it without a terminal."""

import os
import shutil
import sys
from pathlib import Path

from ui.rendering.wording import NBSP

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=Dixit
Comment=Interroger ses communiqués{nbsp}: leurs propres mots, avec qui les a écrits et quand
Exec={command} serve --open --port {port} --data {data}
Icon={icon}
Terminal=false
Categories=Office;
Actions=stop;

[Desktop Action stop]
Name=Arrêter Dixit
Exec={command} launcher --stop --port {port}
"""


def applications() -> Path:
    """The folder of this person's entries (XDG Base Directory)."""
    return _share() / "applications"


def own_data() -> Path:
    """Where the texts of a Dixit that is started from the menu are kept."""
    return _share() / "dixit"


def write_entry(port: int, data: str, icon: Path) -> Path:
    """The file that was written: its icon appears in the menu at once."""
    file = applications() / "dixit.desktop"
    file.parent.mkdir(parents=True, exist_ok=True)
    kept_icon = _share() / "icons" / "hicolor" / "scalable" / "apps" / "dixit.svg"
    kept_icon.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(icon, kept_icon)
    file.write_text(
        _ENTRY.format(command=_quoted(_command()), port=port, data=_quoted(data), icon=kept_icon, nbsp=NBSP),
        encoding="utf-8",
    )
    return file


def remove_entry() -> bool:
    """Whether there was one; the texts stay."""
    file = applications() / "dixit.desktop"
    existed = file.exists()
    file.unlink(missing_ok=True)
    (_share() / "icons" / "hicolor" / "scalable" / "apps" / "dixit.svg").unlink(missing_ok=True)
    return existed


def _share() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _command() -> str:
    """The `dixit` beside this Python, which is found whatever the desktop's PATH."""
    beside = Path(sys.executable).with_name("dixit")
    return str(beside if beside.exists() else shutil.which("dixit") or "dixit")


def _quoted(argument: str) -> str:
    """As the value of `Exec` wants it.

    >>> _quoted('/home/anne/Mes textes 100%')
    '"/home/anne/Mes textes 100%%"'
    """
    escaped = argument.replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("`", "\\\\`").replace("$", "\\\\$")
    return f'"{escaped.replace("%", "%%")}"'
