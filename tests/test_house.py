"""The plan of the house: who may import whom, which file owns which library, and what stays light."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
FLOORS = ("index", "qa", "ui")
BESIDE = ("bench", "training", "tests")

# Each floor, and what it may import of the house.
MAY_IMPORT = {
    "index": {"index"},
    "qa": {"index", "qa"},
    "ui": {"index", "qa", "ui"},
    "bench": {*FLOORS, "bench"},
    "training": {*FLOORS, "training"},
    "tests": {*FLOORS, *BESIDE},
}

# Each library, and the only places on the floors that may know it.
OWNERS = {
    "dask": ("index/bulk/crew.py",),
    "defusedxml": ("index/reading/archive.py",),
    "distributed": ("index/bulk/crew.py",),
    "faiss": ("index/views/dense/",),
    "fastapi": ("ui/api/", "ui/serving/server.py"),
    "gradio": (
        "ui/corpus/corpus_view.py",
        "ui/page/look.py",
        "ui/serving/mcp_tools.py",
        "ui/page/page.py",
        "ui/page/page_visitor.py",
        "ui/serving/server.py",
    ),
    "langchain_text_splitters": ("index/passages/splitting.py",),
    "lxml": ("index/reading/html.py",),
    "model2vec": ("index/passages/embedding.py",),
    "pdfminer": ("index/reading/pdf.py",),
    "psycopg": ("index/postgres/connection.py",),
    "pydantic": ("ui/api/shapes.py",),
    "rapidfuzz": ("index/spelling.py",),
    "sentence_transformers": ("index/passages/embedding.py", "qa/ranking/reranking.py"),
    "sqlite3": ("index/truth/database.py",),
    "starlette": ("ui/api/", "ui/serving/server.py", "ui/serving/survey_download.py"),
    "Stemmer": ("index/french/words.py",),
    "striprtf": ("index/reading/rtf.py",),
    "tantivy": ("index/views/lexical.py",),
    "torch": (),
    "trafilatura": ("index/reading/html.py",),
    "uvicorn": ("ui/serving/server.py",),
    "watchfiles": ("index/following/watching.py",),
    "yaml": ("index/reading/",),
}
HEAVY = frozenset(
    """
    dask distributed faiss fastapi gradio langchain_text_splitters lxml pdfminer psycopg sentence_transformers tantivy
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
DOCSTRINGS_SHOWN = ("ui/api/shapes.py",)


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((HOUSE / folder).rglob("*.py"))]


def place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it: `from index import words` is `index.words`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)} imports by dots"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def sentences(path: Path) -> Iterator[str]:
    """The strings of a file that somebody may read, each value in them as a 0; docstrings only where they are shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    if place(path) not in DOCSTRINGS_SHOWN:
        apart |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if node in apart:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", files(*FLOORS, *BESIDE), ids=place)
def test_imports_go_down_the_house_only(path: Path) -> None:
    rooms = {module.split(".")[0] for module in imported(path)} & MAY_IMPORT.keys()
    assert rooms <= MAY_IMPORT[place(path).split("/")[0]]


@pytest.mark.parametrize("path", files(*FLOORS), ids=place)
def test_a_library_is_known_to_its_owner_only(path: Path) -> None:
    for library in {module.split(".")[0] for module in imported(path)} & OWNERS.keys():
        assert place(path).startswith(OWNERS[library]), f"{place(path)} imports {library}"


@pytest.mark.parametrize("path", files(*FLOORS, "bench", "training"), ids=place)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", files(*FLOORS, "bench", "training"), ids=place)
def test_a_file_begins_with_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", files(*FLOORS), ids=place)
def test_a_sentence_does_not_break_where_french_does_not(path: Path) -> None:
    assert [sentence for sentence in sentences(path) if MAY_BREAK.search(sentence)] == []


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


@pytest.mark.parametrize("path", files(*FLOORS), ids=place)
def test_nothing_that_is_read_can_run(path: Path) -> None:
    """No pickle in any of its forms, and no text that becomes code."""
    modules = {module.split(".")[0] for module in imported(path)}
    assert not modules & {"pickle", "dill", "joblib", "marshal", "shelve"}
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "compile"}
    assert "allow_pickle=True" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("modules", ["index, qa", "qa.answer, index.catalogue", "ui.command_line"])
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
    known = {module.split(".")[0] for path in files(*FLOORS) for module in imported(path)}
    assert {library for library, owners in OWNERS.items() if owners} <= known
