"""A disk that is full, or holds damaged bytes: one line says so, no word of a text is shown, and nothing is lost."""

import contextlib
import io
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from ui.cli.main import main

HOUSE = Path(__file__).parents[3]
SECRET = "anticonstitutionnellement"


class Ended(NamedTuple):
    status: int
    out: str
    err: str


def dixit(*typed: object) -> Ended:
    """What `dixit` does with the words typed; whatever else than an exit status it ends with is raised."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in typed])
    return Ended(status, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Nothing in this process writes a file past `size` bytes: what a full disk is to it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three texts, one of which is corrected."""
    data = tmp_path_factory.mktemp("made") / "var"
    catalogue = open_catalogue(data)
    catalogue.add(
        [File(f"{i}.txt", f"La CGT parle {SECRET} de la gare {i}.\n".encode() + b"Un train. " * 900) for i in range(3)]
    )
    catalogue.close()
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "var"))


def ids(data: Path) -> list[str]:
    return [one["id"] for one in json.loads(dixit("list", "--json", "--data", data).out)]


@pytest.mark.parametrize("size", [0, 40_000])  # from which byte on the disk takes nothing more
def test_a_full_disk_is_told_in_one_line_whatever_the_command_and_a_later_try_works(
    size: int, data: Path, tmp_path: Path
) -> None:
    """B11: tracebacks, and « le fichier des textes est abîmé » of sound ones."""
    first, second, third = ids(data)
    text = tmp_path / "nouveau.txt"
    text.write_text(f"Un nouveau texte parle {SECRET}. " * 400, encoding="utf-8")
    for typed in (
        ("list",), ("ask", "Que dit la CGT de la gare ?"), ("add", text), ("correct", first, "--title", "Un titre"),
        ("remove", second), ("rebuild",), ("verify",), ("backup", tmp_path / "b.dixit"), ("repair",),
        ("remove", "--erase", third),
    ):  # fmt: skip
        with files_up_to(size):
            ended = dixit(*typed, "--data", data)
        assert ended.status in (0, 2), typed
        assert ended.status == 0 or len(ended.err.splitlines()) == 1, (typed, ended)
        assert "abîmé" not in ended.out + ended.err, (typed, ended)
    assert dixit("verify", "--data", data).status == 0
    assert dixit("add", text, "--data", data).status == 0
    assert dixit("remove", "--erase", third, "--data", data).status == 0
    assert third not in ids(data)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full is of Linux")
def test_a_full_disk_where_the_words_go_is_told_in_one_line(data: Path) -> None:
    command = [sys.executable, "-m", "ui.cli.main", "list", "--data", str(data)]
    with open("/dev/full", "w") as full:
        ended = subprocess.run(command, cwd=HOUSE, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (ended.returncode, ended.stderr) == (2, "Dixit\N{NO-BREAK SPACE}: le disque est plein.\n")


@pytest.mark.parametrize(
    ("column", "held"),
    [
        ("text", b"caf\xe9 " + SECRET.encode()),
        ("title", b"caf\xe9 " + SECRET.encode()),
        ("title_origin", SECRET.encode()),
        ("title_start", 10**15),
        ("date", SECRET.encode()),
        ("first_day", SECRET.encode()),
        ("first_day", 10**15),
    ],
)
def test_a_damaged_row_is_told_in_one_line_without_a_word_of_it(column: str, held: bytes | int, data: Path) -> None:
    """B12: the words of a text stood in a traceback."""
    first = ids(data)[0]
    damage(data, "communiques", column, held)
    for typed in (
        ("list",), ("show", first), ("ask", "Que dit la CGT de la gare ?"), ("verify",),
        ("correct", first, "--title", "Un titre"), ("remove", first), ("rebuild",),
    ):  # fmt: skip
        ended = dixit(*typed, "--data", data)
        assert len(ended.err.splitlines()) == (ended.status == 2), (typed, ended)
        assert SECRET not in ended.err, (typed, ended)
        assert typed != ("verify",) or (ended.status == 1 and SECRET not in ended.out), ended


@pytest.mark.parametrize("name", ["communiques", "manifest", "listed"])
def test_a_table_whose_name_is_not_what_was_written_is_told_as_damage(name: str, data: Path) -> None:
    file = data / "dixit.sqlite"
    file.write_bytes(
        file.read_bytes().replace(f"CREATE TABLE {name} ".encode(), f"CREATE TABLE {name[:-1]}\xff ".encode("latin-1"))
    )
    for typed in (("list",), ("ask", "Que dit la CGT ?"), ("verify",)):
        ended = dixit(*typed, "--data", data)
        assert "abîmé" in ended.out + ended.err, ended
        assert len(ended.err.splitlines()) == (ended.status == 2), ended


def damage(data: Path, table: str, column: str, held: bytes | int) -> None:
    """As if the bytes of this column had changed on the disk, in each row: no rule of the table is asked."""
    with contextlib.closing(sqlite3.connect(data / "dixit.sqlite", isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        for of, rule in ((table, ") STRICT"), (table, " NOT NULL")):
            db.execute(
                "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (rule, ")" * rule.count(")"), of)
            )
    with contextlib.closing(sqlite3.connect(data / "dixit.sqlite", isolation_level=None)) as db:
        query = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
        for (trigger,) in db.execute(query, (table,)).fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute(
            f'UPDATE {table} SET "{column}" = CAST(? AS {"INTEGER" if isinstance(held, int) else "TEXT"})', (held,)
        )
