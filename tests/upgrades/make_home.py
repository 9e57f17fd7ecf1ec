"""A data folder and a database as this version leaves them, kept for all later ones to open.

    .venv/bin/python -m tests.upgrades.make_home NAME

Writes `tests/upgrades/homes/NAME.tar.xz` (the data folder, the folder that it follows, the file of passwords and a
dump of the database) and `NAME.json` (what must still be found in it). Everything goes by the commands that a person
types.
"""

import io
import json
import lzma
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.postgres_server import PostgresServer
from tests.conftest import free_port
from tests.upgrades.communiques import communiques

HOMES = Path(__file__).with_name("homes")
SEEDS = Path(__file__).parents[2] / "seeds"
Command = Callable[..., str]
"""Takes a data folder, a command and its options; what it prints."""
_DIXIT = shutil.which("dixit", path=str(Path(sys.executable).parent)) or "dixit"


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as elsewhere:
        place = Path(made)
        seeds = Path(shutil.copytree(SEEDS, Path(elsewhere) / "seeds"))  # what is kept says where its files were
        followed = place / "suivi"
        followed.mkdir()
        for file, text in communiques().items():
            (followed / file).write_text(text, encoding="utf-8")
        expected = {"folder": fill(str(place / "data"), (seeds, followed))}
        server = PostgresServer("127.0.0.1", free_port())
        try:
            server.create()
            server.start()
            server.run("createdb", *server.reach(), "home")
            expected["postgres"] = fill(server.address("home"), (seeds, followed))
            server.run("pg_dump", *server.reach(), "-f", str(server.folder / "home.sql"), "home")
            shutil.copy(server.folder / "home.sql", place / "home.sql")
        finally:
            server.stop()
        _password(place / "gens")
        _pack(place, HOMES / f"{name}.tar.xz")
        (HOMES / f"{name}.json").write_text(
            json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )


def fill(data: str, folders: Sequence[Path], run: Command | None = None) -> dict[str, Any]:
    """All of `folders` added, two corrected, two removed of which one came back, one erased; what is then there."""
    run = run or dixit
    for folder in folders:
        run(data, "add", str(folder))
    ids = sorted(row["id"] for row in listed(data, run))
    run(data, "correct", ids[0], "--title", "Titre corrigé", "--date", "2019-05")
    run(data, "correct", ids[1], "--source", "Comité des archives, CGT")
    run(data, "remove", ids[2], ids[3])
    run(data, "remove", "--undo", ids[3])
    run(data, "remove", "--erase", ids[4])
    return {"texts": listed(data, run), "removed": ids[2], "erased": ids[4]}


def listed(data: str, run: Command | None = None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((run or dixit)(data, "list", "--json"))
    return sorted(rows, key=lambda row: str(row["id"]))


def dixit(data: str, command: str, *typed: str) -> str:
    """What `dixit COMMAND --data DATA …` prints."""
    done = subprocess.run(
        [_DIXIT, command, "--data", data, *typed], check=True, capture_output=True, encoding="utf-8", timeout=300
    )
    return done.stdout


def _password(file: Path) -> None:
    code = (  # a terminal is what a password is typed in
        "import getpass; getpass.getpass = lambda *a, **k: 'un mot de passe assez long'\n"
        "import sys; sys.stdin.isatty = lambda: True\n"
        "import ENTRY as m\nsys.exit(m.main(sys.argv[1:]))"
    )
    entry = "ui.cli.main"
    subprocess.run(
        [sys.executable, "-c", code.replace("ENTRY", entry), "password", str(file), "ruth", "--editor"], check=True
    )


def _pack(place: Path, out: Path) -> None:
    out.parent.mkdir(exist_ok=True)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for part in sorted(place.iterdir()):
            tar.add(part, part.name)
    out.write_bytes(lzma.compress(packed.getvalue(), preset=9))


if __name__ == "__main__":
    main(sys.argv[1])
