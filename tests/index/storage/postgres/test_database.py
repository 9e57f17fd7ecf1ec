"""What is of the database alone: its address, its statements, its tables, its views against brute force."""

import json
import math
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
import psycopg
import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.storage.folder.tables import FolderTables
from index.storage.location import location_named
from index.storage.postgres import maintenance
from index.storage.postgres.bm25 import PostgresBm25
from index.storage.postgres.connection import Connection, UnreachableError, _some_at_once, _told
from index.storage.postgres.dialect import POSTGRES
from index.storage.postgres.dsn import Dsn
from index.storage.postgres.packed_postings import BLOCK
from index.storage.postgres.storage import PostgresStorage
from index.storage.sql import rows as statements
from index.storage.sql.conditions import Conditions
from index.storage.sql.rows import to_entries
from index.storage.sql.tables import Tables
from index.values.errors import DixitError
from index.values.files import Added, File
from index.values.filter import EVERYTHING, Filter, Period
from tests.conftest import free_port

pytestmark = pytest.mark.slow

HOUSE = Path(__file__).parents[4]
SQLITE_ONLY = {"seals"}  # the server has sums of its own
DERIVED = {"receipts", "lexicon", "postings", "totals", "unlisted", "unposted", "leaving"}

FIRST_FORMAT = """
DROP TABLE postings, lexicon;
CREATE TABLE lexicon (word TEXT PRIMARY KEY, id INTEGER GENERATED ALWAYS AS IDENTITY, frequency INTEGER NOT NULL);
CREATE TABLE postings (passage BIGINT, word INTEGER, frequency SMALLINT, length SMALLINT, PRIMARY KEY (word, passage));
CREATE FUNCTION rounded(length INTEGER) RETURNS INTEGER LANGUAGE sql AS 'SELECT length';
UPDATE manifest SET value = '1' WHERE name = 'schema';
"""

MAY_READ = """
DROP ROLE IF EXISTS lecture; CREATE ROLE lecture LOGIN; GRANT USAGE ON SCHEMA dixit TO lecture;
GRANT SELECT ON ALL TABLES IN SCHEMA dixit TO lecture
"""
NO_MORE = "DROP OWNED BY lecture; DROP ROLE lecture"


@pytest.fixture
def catalogue(new_database: Callable[[], Dsn]) -> Iterator[Catalogue]:
    made = open_catalogue(new_database())
    yield made
    made.close()


def store_of(catalogue: Catalogue) -> PostgresStorage:
    assert isinstance(catalogue._storage, PostgresStorage)
    return catalogue._storage


def files(number: int) -> list[File]:
    draw = np.random.default_rng(number)
    words = [f"mot{chr(97 + i)}{chr(97 + j)}" for i in range(6) for j in range(6)]
    head = ["COMMUNIQUÉ CGT", "COMMUNIQUÉ CFTC", "Un texte"]
    return [
        File(
            f"{i}.txt",
            f"{head[i % 3]}\n\nTexte {i}.\n\n{' '.join(draw.choice(words, draw.integers(3, 120)))}.".encode(),
        )
        for i in range(number)
    ]


def dixit(address: Dsn, *typed: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "ui.cli.main", *typed, "--data", address.text]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("dsn", "shown"),
    [
        ("postgresql://anne:s3cr3t@hôte/dixit", "postgresql://anne@hôte/dixit"),
        ("postgresql://anne:s3@cr3t@hôte/dixit", "postgresql://anne@hôte/dixit"),
        ("postgresql://hôte/dixit?user=anne&password=s3cr3t&x=1", "postgresql://hôte/dixit?user=anne&password=…&x=1"),
        ("postgres://a:5432,b:5433/dixit", "postgres://a:5432,b:5433/dixit"),
    ],
)
def test_an_address_is_shown_without_its_password(dsn: str, shown: str) -> None:
    address = location_named(dsn)
    assert str(address) == shown
    assert "cr3t" not in repr(address)


def test_what_is_no_address_is_a_folder() -> None:
    assert location_named("var/postgresql") == Path("var/postgresql")


def test_statements_are_said_as_postgresql_says_them() -> None:
    assert (
        POSTGRES.fill("SELECT id FROM a WHERE b = ? AND c {among}") == "SELECT id FROM a WHERE b = %s AND c = ANY(%s)"
    )
    assert "INDEXED" not in POSTGRES.fill(statements.SELECT_INFOS)


def test_both_homes_have_the_same_tables_and_columns(catalogue: Catalogue, tmp_path: Path) -> None:
    """So that a table or a column that one of them gets is not forgotten in the other."""

    def columns(tables: Tables, names: str, columns: str) -> dict[str, set[str]]:
        with tables.database.reading() as db:
            return {
                name: {column for (column,) in db.execute(columns, (name,))} - {"rowid"}
                for name in {name for (name,) in db.execute(names)} - SQLITE_ONLY - DERIVED
                if not name.startswith("sqlite_")
            }

    in_folder = columns(
        FolderTables(tmp_path),
        "SELECT name FROM sqlite_schema WHERE type = 'table'",
        "SELECT name FROM pragma_table_info(?)",
    )
    assert in_folder == columns(
        store_of(catalogue)._tables,
        "SELECT tablename FROM pg_tables WHERE schemaname = 'dixit'",
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'dixit' AND table_name = ?",
    )


@pytest.mark.parametrize("reckoned", [0.0, 1e9], ids=["all admitted are read", "the best are asked about"])
@pytest.mark.parametrize("k", [2, 8])
def test_the_words_are_scored_as_brute_force_scores_them(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, k: int, reckoned: float
) -> None:
    """Lengths are rounded past 40 words, to four significant bits past 24: 41 is 40, 100 is 96."""
    store, query = store_of(catalogue), {"motaa": 1.0, "motbc": 0.5, "motff": 2.0, "absent": 1.0}
    with store.pool.bare_writing() as db:  # so that the passages lie in two blocks
        db.one("SELECT setval(pg_get_serial_sequence('passages', 'id'), 1010)")
    catalogue.add(files(30))
    catalogue.remove([one.id for one in [*catalogue.texts.latest(3), *islice(catalogue.texts.all(), 3)]])
    assert catalogue.verify() == []
    monkeypatch.setattr(store.filtering, "reckoned", lambda within: reckoned)
    held = store.texts._passages(store.passages.admitted(EVERYTHING).tolist())
    assert {id // BLOCK for id in held} == {0, 1}
    words = {one.id: one.words for one in store.passages.infos(held)}
    counts = {id: Counter(words[id]) for id in held}
    lengths = {id: len(words[id]) for id in held}
    average = sum(lengths.values()) / len(held)

    def rounded(n: int) -> int:
        return n if n < 40 else 24 + ((n - 24) >> (s := (n - 24).bit_length() - 4) << s)

    def score(id: int) -> float:
        total = 0.0
        for word, weight in query.items():
            n = sum(word in one for one in counts.values())
            idf = math.log(1 + (len(held) - n + 0.5) / (n + 0.5))
            tf = counts[id][word]  # type: ignore[index]
            total += weight * idf * 2.2 * tf / (tf + 1.2 * (0.25 + 0.75 * rounded(lengths[id]) / average))  # type: ignore[index]
        return total

    for within in (EVERYTHING, Filter(frozenset({"CGT"})), Filter(unsourced=True), Filter(undated=True)):
        admitted = {id: score(id) for id, one in held.items() if within.admits(one.communique) and score(id)}
        found = catalogue._storage.words.search(query, k, within)
        expected = sorted(admitted.items(), key=lambda hit: (-hit[1], hit[0]))[:k]
        assert [id for id, _ in found] == [id for id, _ in expected]
        assert [one for _, one in found] == pytest.approx([one for _, one in expected])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are sent from now on."""
    sent: list[str] = []
    execute = Connection.execute

    def noted(db: Connection, sql: str, values: Sequence[Any] = (), /) -> Any:
        sent.append(sql)
        return execute(db, sql, values)

    monkeypatch.setattr(Connection, "execute", noted)
    return sent


def admitted_asked(asked: list[str]) -> int:
    return sum("ARRAY(SELECT p.id" in sql for sql in asked)


def test_what_a_filter_admits_is_asked_once_a_change(catalogue: Catalogue, asked: list[str]) -> None:
    cgt, cftc = Filter(frozenset({"CGT"})), Filter(frozenset({"CFTC"}))
    for number, admitted in ((30, 10), (60, 30)):
        catalogue.add(files(number))
        asked.clear()
        for within in (cgt, cftc, cgt, cftc):
            catalogue.search("motaa", 2, within)
        assert admitted_asked(asked) == 2
        found = store_of(catalogue).filtering.admitted(cgt)
        assert sorted(found.tolist()) == catalogue._storage.passages.admitted(cgt).tolist()
        assert len(found) == admitted


def test_no_more_than_some_filters_are_kept(catalogue: Catalogue, asked: list[str]) -> None:
    catalogue.add(files(3))
    filtering = store_of(catalogue).filtering
    filters = [Filter(period=Period(first=date(2000, 1, day))) for day in range(1, 32)]
    filters += [Filter(period=Period(first=date(2000, 2, day))) for day in range(1, 29)]
    for within in filters:
        assert (len(filtering.admitted(within)), filtering.reckoned(within) >= 0) == (0, True)
    assert (len(filtering._admitted), len(filtering._reckoned)) == (32, 32)
    asked.clear()
    filtering.admitted(filters[-1])
    filtering.admitted(filters[0])
    assert admitted_asked(asked) == 1


def test_what_a_replica_that_is_behind_admits_is_asked_again(catalogue: Catalogue, asked: list[str]) -> None:
    """It told what it has, with the number of the change that it had reached."""
    catalogue.add(files(3))
    store, cgt = store_of(catalogue), Filter(frozenset({"CGT"}))
    for behind, times in ((1, 3), (0, 1)):
        store._tables.manifest.seen = int(store.manifest.get("change") or 0) + behind
        store.filtering._admitted = {}
        asked.clear()
        for _ in range(3):
            assert len(store.filtering.admitted(cgt)) == 1
        assert admitted_asked(asked) == times


def test_a_source_that_comes_between_the_labels_and_what_they_admit_is_not_missed_for_long(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.add(files(3))
    store, fo = store_of(catalogue), Filter(frozenset({"CGT", "FO"}))
    assert len(store.filtering.admitted(fo)) == 1
    other = open_catalogue(Dsn(store.pool._address.text))
    sources = store._tables.sources
    conditions = sources.conditions

    def then_another_adds(within: Filter) -> Conditions:
        told = conditions(within)
        monkeypatch.undo()
        other.add([File("fo.txt", "COMMUNIQUÉ FO\n\nUn texte de plus.".encode())])
        return told

    store.filtering._admitted = {}
    monkeypatch.setattr(sources, "conditions", then_another_adds)
    assert len(store.filtering.admitted(fo)) == 1
    assert store.refresh() > 0
    assert len(store.filtering.admitted(fo)) == 2
    other.close()


def test_the_index_of_vectors_waits_for_a_load_to_end(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "EXACT", 1)
    there = "SELECT count(*) FROM pg_indexes WHERE indexname ^@ 'passages_by_vector_'"
    counted = []
    with catalogue.loading():
        catalogue.add(files(3))
        with store_of(catalogue).pool.reading() as db:
            counted.append(db.one(there))
    with store_of(catalogue).pool.reading() as db:
        counted.append(db.one(there))
    assert counted == [0, 1]
    catalogue.rebuild()
    with store_of(catalogue).pool.reading() as db:
        assert db.one(there) == 1


def test_what_is_added_is_said_to_be_added_though_its_index_fails_and_is_made_at_the_next(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "EXACT", 1)
    there = "SELECT count(*) FROM pg_indexes WHERE indexname ^@ 'passages_by_vector_'"
    with monkeypatch.context() as patched:

        def fail(*_: object) -> None:
            raise UnreachableError("Le serveur est parti.")

        patched.setattr(maintenance, "index_vectors", fail)
        assert [type(one) for one in catalogue.add(files(3))] == [Added] * 3
    with store_of(catalogue).pool.reading() as db:
        assert db.one(there) == 0
    catalogue.add(files(1))
    with store_of(catalogue).pool.reading() as db:
        assert db.one(there) == 1


def test_acronyms_are_kept_when_the_server_goes_away_during_an_addition(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.add(files(1))
    commit, losses = Connection.commit, iter([True])

    def lose_the_first(db: Connection) -> bool:
        if next(losses, False):
            raise UnreachableError("Le serveur est parti.")
        return commit(db)

    monkeypatch.setattr("index.storage.postgres.storage._PAUSE", 0.0)
    monkeypatch.setattr(Connection, "commit", lose_the_first)
    added = catalogue.add([File("a.txt", "Le Comité social et économique (CSE) se réunit.".encode())])
    assert ([type(one) for one in added], next(losses, None)) == ([Added], None)
    assert [acronym.word for acronym in catalogue.texts.acronyms()] == ["cse"]


def test_long_rows_are_sent_a_few_at_a_time() -> None:
    rows = [("a" * 3_000_000,)] * 3
    assert list(map(len, _some_at_once(rows))) == [2, 1]


def test_words_that_were_known_stay_known_when_another_thread_empties_the_memo(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what was read before a change is not kept as if it were of it."""
    catalogue.add([File("a.txt", b"La greve continue.")])
    store, words = store_of(catalogue), cast(PostgresBm25, catalogue._storage.words)
    expected = dict(words.beginning_with(""))
    known, _ = expected
    assert words.frequency(known) == 1
    reading = store.pool.reading

    def emptied_meanwhile() -> AbstractContextManager[Connection]:
        monkeypatch.undo()
        store._tables.manifest.seen += 1
        assert words.frequency("absent") == 0
        return reading()

    monkeypatch.setattr(store.pool, "reading", emptied_meanwhile)
    assert words.frequencies(list(expected)) == expected
    assert set(words._memo) == {"absent"}


@pytest.mark.parametrize("exact", [10**6, 1], ids=["few", "indexed"])
def test_the_nearest_vectors_are_those_of_brute_force(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    monkeypatch.setattr(maintenance, "EXACT", exact)
    catalogue.add(files(40))
    store = store_of(catalogue)
    held = store.texts._passages(store.passages.admitted(EVERYTHING).tolist())
    with store.pool.snapshot() as db:
        vectors = {int(one.id): one.vector for one in to_entries(db.stream(statements.SELECT_ENTRIES, (0,)))}
    query = catalogue._embedder.question("motaa motbc texte")
    for within in (EVERYTHING, Filter(frozenset({"CGT"})), Filter(frozenset({"personne"}))):
        admitted = [id for id, one in held.items() if within.admits(one.communique)]
        expected = sorted(((float(vectors[int(id)] @ query), -id) for id in admitted), reverse=True)[:10]
        found = catalogue._storage.vectors.search(query, 10, within)
        assert [one for _, one in found] == pytest.approx([one for one, _ in expected], abs=1e-3)
    ids = np.array(sorted(vectors))
    expected_scores = [float(vectors[int(id)] @ query) for id in ids]
    assert catalogue._storage.vectors.score(query, ids) == pytest.approx(expected_scores, abs=1e-6)
    with store.pool.reading() as db:
        indexes = db.one("SELECT count(*) FROM pg_indexes WHERE indexname ^@ 'passages_by_vector_'")
    assert indexes == (exact == 1)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM postings WHERE word = (SELECT min(word) FROM postings)",
        "UPDATE postings SET packed = set_byte(packed, 2, 9) WHERE word = (SELECT min(word) FROM postings)",
        "INSERT INTO postings VALUES ('intrus', 77, '\\x000001000100')",
        "UPDATE lexicon SET frequency = frequency + 1 WHERE word = (SELECT min(word) FROM lexicon)",
        "UPDATE postings SET packed = packed || '\\x01' WHERE word = (SELECT min(word) FROM postings)",
    ],
    ids=["a word is missing", "a frequency is wrong", "a word is too many", "a count is wrong", "a row is cut"],
)
def test_verify_finds_words_that_changed(catalogue: Catalogue, damage: str) -> None:
    catalogue.add(files(3))
    assert catalogue.verify() == []
    with store_of(catalogue).pool.bare_writing() as db:
        db.script(damage)
    assert [fault for fault in catalogue.verify() if "en 1 endroits" in fault]
    catalogue.rebuild()
    assert catalogue.verify() == []


def test_verify_finds_texts_that_changed(catalogue: Catalogue) -> None:
    catalogue.add(files(3))
    with store_of(catalogue).pool.bare_writing() as db:
        db.execute("UPDATE communiques SET text = text || ' '")
    assert len([fault for fault in catalogue.verify() if "n’est plus ce qui a été écrit" in fault]) == 3


def test_a_database_of_the_first_format_is_brought_up_to_date(new_database: Callable[[], Dsn]) -> None:
    """Its postings were rows, of words that had numbers; a text more comes in as into one that is new."""
    address, query = new_database(), {"motaa": 1.0, "motbc": 0.5}
    catalogue = open_catalogue(address)
    catalogue.add(files(20))
    expected = catalogue._storage.words.search(query, 30, EVERYTHING)
    assert expected
    with store_of(catalogue).pool.bare_writing() as db:
        db.script(FIRST_FORMAT + MAY_READ)
    catalogue.close()
    to_read = Dsn(address.text.replace("postgres@", "lecture@"))
    with pytest.raises(DixitError, match="est d’un format plus ancien"):
        open_catalogue(to_read)
    catalogue = open_catalogue(address)
    reader = open_catalogue(to_read)
    assert reader.search("motaa", 5)
    reader.close()
    assert catalogue._storage.words.search(query, 30, EVERYTHING) == expected
    assert catalogue.verify() == []
    catalogue.add(files(25))
    assert (catalogue.verify(), catalogue._storage.manifest.get("schema")) == ([], "3")
    with store_of(catalogue).pool.bare_writing() as db:
        db.script(NO_MORE)
    catalogue.close()


def test_a_database_of_a_newer_dixit_is_refused(new_database: Callable[[], Dsn]) -> None:
    address = new_database()
    catalogue = open_catalogue(address)
    catalogue._storage.manifest.set("schema", "99")
    catalogue.close()
    with pytest.raises(DixitError, match=r"plus récente de Dixit \(format 99"):
        open_catalogue(address)


def test_a_writer_says_that_it_waits_and_then_writes(new_database: Callable[[], Dsn]) -> None:
    address, said = new_database(), list[str]()
    page, other = open_catalogue(address), open_catalogue(address, waiting=lambda: said.append("j’attends"))
    with store_of(page).pool.writing():
        child = threading.Thread(target=lambda: other.add(files(1)))
        child.start()
        deadline = time.monotonic() + 30
        while not said and time.monotonic() < deadline:
            time.sleep(0.05)
        assert page.texts.counts().communiques == 0
    child.join()
    assert (said, page.texts.counts().communiques) == (["j’attends"], 1)


def in_other_letters(there: str) -> str:
    """The address of a database in which « œ » cannot be written."""
    with psycopg.connect(there, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    return f"{there.rsplit('/', 1)[0]}/latin"


def test_what_cannot_be_reached_is_told_in_one_french_line_without_the_password(
    new_database: Callable[[], Dsn],
) -> None:
    there = new_database().text
    for dsn, words in (
        ("postgresql://anne:s3cr3t@127.0.0.1:1/dixit", "ne répond pas"),
        (f"{there}_absente?password=s3cr3t", "n’existe pas"),
        (there.replace("postgres@", "inconnue:s3cr3t@"), "refuse ce nom"),
        ("postgresql://anne:s3cr3t@hôte:x/dixit", "adresse"),
        (in_other_letters(there), "n’est pas en UTF-8"),
    ):
        done = dixit(Dsn(dsn), "list")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
        assert words in done.stderr
        assert "s3cr3t" not in done.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('FATAL:  password authentication failed for user "anne"', "refuse ce nom"),
        ("FATAL:  authentification par mot de passe échouée pour l'utilisateur  « anne »", "refuse ce nom"),
        ("FATAL : authentification peer échouée pour l’utilisateur « anne »", "refuse ce nom"),
        ("FATAL:  Échec de l'authentification Ident pour l'utilisateur « anne »", "refuse ce nom"),
        ('FATAL:  role "anne" does not exist', "refuse ce nom"),
        ("FATAL:  le rôle « anne » n'existe pas", "refuse ce nom"),
        ("FATAL:  le rôle « anne » n'est pas autorisé à se connecter", "refuse ce nom"),
        ("fe_sendauth: no password supplied", "refuse ce nom"),
        ('FATAL:  database "dixit" does not exist', "n’existe pas"),
        ("FATAL:  la base de données « dixit » n'existe pas", "n’existe pas"),
        ('FATAL:  too many connections for role "anne"', "trop de connexions"),
        ("FATAL:  sorry, too many clients already", "trop de connexions"),
        ("FATAL:  trop de clients connectés", "trop de connexions"),
        ("session is read-only", "qu’en lecture"),
        ("Connection refused", None),
        ("FATAL:  the database system is starting up", None),
        ("FATAL:  le système de bases de données se lance", None),
    ],
)
def test_a_refused_connection_is_told_by_what_the_server_said_in_english_or_in_french(
    said: str, told: str | None
) -> None:
    """Not by a word of the address: a host may be named « controle », a database « password »."""
    error = psycopg.OperationalError(
        f'connection failed: connection to server at "controle.password.example", port 5432 failed: {said}'
    )
    refusal = _told(error, Dsn("postgresql://hôte/dixit"))
    assert refusal is None if told is None else told in str(refusal)


def test_what_only_a_folder_can_do_says_what_an_operator_does(new_database: Callable[[], Dsn], tmp_path: Path) -> None:
    address = new_database()
    for typed in (["backup", str(tmp_path / "a.zip")], ["restore", str(tmp_path / "a.zip")], ["repair"]):
        done = dixit(address, *typed)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert "pg_dump" in done.stderr


def test_who_erases_from_a_database_hears_what_its_files_may_keep(new_database: Callable[[], Dsn]) -> None:
    address = new_database()
    catalogue = open_catalogue(address)
    (added, *_) = catalogue.add(files(1))
    assert isinstance(added, Added)
    catalogue.close()
    done = dixit(address, "remove", "--erase", added.communique.id)
    assert done.returncode == 0
    assert "peuvent encore contenir le texte" in done.stderr


def test_a_role_that_may_only_read_asks_and_cannot_add(new_database: Callable[[], Dsn]) -> None:
    address = new_database()
    editor = open_catalogue(address)
    editor.add(files(3))
    with store_of(editor).pool.bare_writing() as db:
        db.script(MAY_READ)
    reader = open_catalogue(Dsn(address.text.replace("postgres@", "lecture@")))
    assert reader.search("motaa", 5)
    with pytest.raises(DixitError, match="ne laisse pas ce rôle"):
        reader.add(files(4))
    reader.close()
    with store_of(editor).pool.bare_writing() as db:
        db.script(NO_MORE)
    editor.close()


@pytest.mark.slow
def test_the_page_is_served_from_a_database(new_database: Callable[[], Dsn], tmp_path: Path) -> None:
    address = new_database()
    open_catalogue(address).add([File(path.name, path.read_bytes()) for path in sorted(HOUSE.glob("seeds/*.txt"))])
    port = free_port()
    command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(port), "--data", address.text]
    with (tmp_path / "said").open("w") as said:
        page = subprocess.Popen(command, cwd=HOUSE, stdout=said, stderr=said)
    try:
        deadline = time.monotonic() + 90
        while True:
            try:
                url = f"http://127.0.0.1:{port}/api/health"
                with urllib.request.urlopen(url, timeout=5) as answered:
                    assert answered.status == 200
                break
            except OSError:
                assert time.monotonic() < deadline, (tmp_path / "said").read_text()
                time.sleep(0.3)
        body = json.dumps({"question": "Y a-t-il eu un appel d'offres ?"}).encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/ask", body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(asked, timeout=30) as answered:
            reply = json.load(answered)
        assert reply["citations"][0]["source"] == "CFTC"
    finally:
        page.send_signal(signal.SIGTERM)
        page.wait(20)
