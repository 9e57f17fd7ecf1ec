"""The plan of the house: who may import whom, which file owns which library, and what stays light."""

import ast
import doctest
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bench.house import SAY_NOTHING, knots, names_bound, rooms_of

HOUSE = Path(__file__).parent.parent
FLOORS = ("index", "qa", "ui")
BESIDE = ("bench", "training", "tests")

# Each library, and the only places on the floors that may know it.
OWNERS = {
    "dask": ("index/intake/workers/dask.py",),
    "defusedxml": ("index/reading/office/archive.py",),
    "distributed": ("index/intake/workers/dask.py",),
    "faiss": ("index/storage/folder/vectors/",),
    "fastapi": ("ui/api/", "ui/server/server.py"),
    "gradio": (
        "ui/page/corpus/corpus_view.py",
        "ui/page/theme.py",
        "ui/server/call_shapes.py",
        "ui/server/mcp_tools.py",
        "ui/page/page.py",
        "ui/page/page_visitor.py",
        "ui/server/server.py",
    ),
    "h11": ("ui/server/bounded_http.py",),
    "langchain_text_splitters": ("index/passages/splitting.py",),
    "lxml": ("index/reading/web/",),
    "model2vec": ("index/passages/embedding.py",),
    "onnxruntime": ("index/encoder/encoder.py",),
    "openpyxl": ("index/reading/xlsx.py",),
    "olefile": ("index/reading/mail/msg.py",),
    "psycopg": ("index/storage/postgres/connection.py",),
    "pypdfium2": ("index/reading/pages/",),
    "pydantic": ("ui/api/schemas.py",),
    "rapidfuzz": ("index/search/spelling.py",),
    "sentence_transformers": ("index/passages/embedding.py", "qa/ranking/reranking.py"),
    "sqlite3": ("index/storage/folder/sqlite.py",),
    "starlette": (
        "ui/api/",
        "ui/server/in_french.py",
        "ui/server/server.py",
        "ui/server/survey_download.py",
        "ui/server/completing.py",
        "ui/server/feed.py",
        "ui/server/corrections_file.py",
        "ui/server/references_file.py",
        "ui/server/accessibility.py",
    ),
    "Stemmer": ("index/french/words.py",),
    "tantivy": ("index/storage/folder/bm25.py",),
    "tokenizers": ("index/encoder/encoder.py", "index/passages/embedding.py"),
    "torch": (),
    "trafilatura": ("index/reading/web/article.py",),
    "uvicorn": ("ui/server/bounded_http.py", "ui/server/server.py"),
    "watchfiles": ("index/sync/watch.py",),
    "yaml": ("index/reading/",),
}
HEAVY = frozenset(
    """
    dask distributed faiss fastapi gradio langchain_text_splitters lxml onnxruntime openpyxl olefile psycopg
    pypdfium2 sentence_transformers tantivy
    torch trafilatura transformers
    """.split()
)
LONGEST_FILE = 250

# A plain space where French has a no-break one: inside guillemets, before : ; ? ! and before a unit. What is matched
# is not prose and does not look so: in a pattern more of it follows « ? », in SQL a keyword comes before.
MAY_BREAK = re.compile(
    r"""
    «[ ] | [ ]»
    | (?:^|[\w»)’…]) [ ] [:;] (?!\w)
    | (?:^|[\w»)’…](?<!\bINTO)(?<!\bLIMIT)(?<!\bOFFSET)(?<!\bCASE)) [ ] [?!] (?=[\s»".)<]|$)
    | \d [ ] (?:%|€|[KMG]o\b)
    """,
    re.VERBOSE,
)
DOCSTRINGS_SHOWN = ("ui/api/schemas.py",)


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((HOUSE / folder).rglob("*.py"))]


def place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(source(path))))


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules that a file imports, anywhere in it: `from index import words` is `index.words`."""
    modules = set[str]()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)} imports by dots"
            modules |= {f"{node.module}.{name.name}" for name in node.names}
    return frozenset(modules)


def libraries(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imported(path)}


def sentences(path: Path) -> Iterator[str]:
    """The strings of a file that somebody may read, each value in them as a 0; docstrings only where they are shown."""
    apart = {part for node in nodes(path) if isinstance(node, ast.JoinedStr) for part in node.values}
    if place(path) not in DOCSTRINGS_SHOWN:
        apart |= {node.value for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if node in apart:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_rooms_have_layers_and_no_knots() -> None:
    """The layers are in pyproject.toml, under `tool.importlinter`."""
    command = [str(Path(sys.executable).with_name("python")), "-c", "from importlinter.cli import lint_imports_command"]
    command[-1] += "; lint_imports_command()"
    done = subprocess.run([*command, "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("floor", "rooms", "arrows"), [("index", 13, 50), ("ui", 9, 20)])
def test_a_floor_is_a_map_that_one_can_keep_in_mind(floor: str, rooms: int, arrows: int) -> None:
    plan = rooms_of(HOUSE / floor)
    assert len(plan) <= rooms
    assert sum(map(len, plan.values())) <= arrows


def test_no_rooms_are_one_knot_at_any_depth() -> None:
    packages = [path.parent for path in files(*FLOORS) if path.name == "__init__.py"]
    assert [knot for package in packages for knot in knots(rooms_of(package))] == []


def test_nobody_on_the_floors_imports_what_stands_beside_them() -> None:
    assert {place(path) for path in files(*FLOORS) if libraries(path) & {*BESIDE}} == set()


def test_a_library_is_known_to_its_owner_only() -> None:
    strangers = {
        f"{place(path)} imports {library}"
        for path in files(*FLOORS)
        for library in libraries(path) & OWNERS.keys()
        if not place(path).startswith(OWNERS[library])
    }
    assert strangers == set()


def test_locals_say_what_they_hold() -> None:
    """`one`, `found`, `told` have to be looked up where they were bound: 3 % of the names of a floor at most."""
    for floor in FLOORS:
        bound = names_bound(files(floor))
        assert sum(bound[name] for name in SAY_NOTHING) <= 0.03 * bound.total(), floor


def test_a_file_is_short() -> None:
    long = {place(path) for path in files(*FLOORS, "bench", "training") if source(path).count("\n") > LONGEST_FILE}
    assert long == set()


def test_a_file_begins_with_what_it_is() -> None:
    mute = {place(path) for path in files(*FLOORS, "bench", "training") if not ast.get_docstring(nodes(path)[0])}  # type: ignore[arg-type]
    assert mute == set()


def test_what_a_docstring_shows_holds() -> None:
    shown = [path for path in files(*FLOORS, "bench", "training") if ">>> " in source(path)]
    modules = [importlib.import_module(".".join(path.relative_to(HOUSE).with_suffix("").parts)) for path in shown]
    assert [module.__name__ for module in modules if doctest.testmod(module).failed] == []


def test_a_sentence_does_not_break_where_french_does_not() -> None:
    breaking = {(place(path), said) for path in files(*FLOORS) for said in sentences(path) if MAY_BREAK.search(said)}
    assert breaking == set()


@pytest.mark.parametrize(
    ("words", "breaks"),
    [
        ("Perdu : le texte.", True),
        ("l’index ; le reste", True),
        ("Que dit la CGT ?", True),
        ("« titre »", True),
        ("99 %", True),
        (" : suite d’une valeur", True),
        ("Perdu\N{NO-BREAK SPACE}: le texte.", False),
        ("Que dit la CGT\N{NARROW NO-BREAK SPACE}?", False),
        ("SELECT id FROM passages ORDER BY id LIMIT ? OFFSET ?", False),
        ("(?:en|depuis) ?(?P<year>[0-9]{4})", False),
    ],
)
def test_only_prose_is_held_to_french_spaces(words: str, breaks: bool) -> None:
    assert bool(MAY_BREAK.search(words)) == breaks


def test_nothing_that_is_read_can_run() -> None:
    """No pickle in any of its forms, and no text that becomes code."""
    for path in files(*FLOORS):
        assert not libraries(path) & {"pickle", "dill", "joblib", "marshal", "shelve"}, place(path)
        called = {
            node.func.id for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"eval", "exec", "compile"}, place(path)
        assert "allow_pickle=True" not in source(path), place(path)


@pytest.mark.parametrize("modules", ["index, qa", "qa.answer, index.catalogue", "ui.cli.main"])
def test_opening_the_house_loads_nothing_heavy(modules: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import {modules}, sys; print(*{{name.split('.')[0] for name in sys.modules}})"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not HEAVY & set(loaded)


def test_every_library_of_the_house_has_an_owner() -> None:
    """So that a library nobody owns any more is taken out of the list."""
    known = {library for path in files(*FLOORS) for library in libraries(path)}
    assert {library for library, owners in OWNERS.items() if owners} <= known
