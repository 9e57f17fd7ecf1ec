"""The plan of the house in figures: rooms and what runs between them, the way of a question, names and sizes.

`python -m bench.house` counts all; nothing is timed, so that the figures are the same on every machine.
"""

import ast
import statistics
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.files import File
from qa.assemble import open_answerer

HOUSE = Path(__file__).parent.parent
FLOORS = ("index", "qa", "ui")
WARMING = "Que demande la CFTC ?"
QUESTION = "Y a-t-il eu un appel d’offres ?"
SAY_NOTHING = frozenset(
    """
    one some other others found said held kept made told there wanted gone known seen given taken left asked done
    came became shown chosen written
    """.split()
)

Arrows = dict[str, set[str]]
"""Rooms, and those that each imports."""


def rooms_of(package: Path) -> Arrows:
    """The modules and packages that lie right in `package`."""
    rooms = {path.stem: path for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    rooms.pop("__init__", None)
    prefix = ".".join(package.relative_to(HOUSE).parts) + "."
    arrows: Arrows = {}
    for name, path in rooms.items():
        modules = {module for file in files_in(path) for module in imported(file) if module.startswith(prefix)}
        arrows[name] = ({module.removeprefix(prefix).split(".")[0] for module in modules} & rooms.keys()) - {name}
    return arrows


def files_in(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def knots(arrows: Arrows) -> list[list[str]]:
    """The rooms that can be reached from each other, in groups."""
    reach = {room: _reached(room, arrows) for room in arrows}
    groups = {frozenset({room} | {other for other in reach[room] if room in reach[other]}) for room in arrows}
    return sorted(sorted(group) for group in groups if len(group) > 1)


def _reached(start: str, arrows: Arrows) -> set[str]:
    reached, ahead = set[str](), [start]
    while ahead:
        new = arrows[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached


def back_up(floor: str, arrows: Arrows) -> int:
    """The arrows against the layers that `pyproject.toml` draws."""
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one.get("containers") == [floor])
    height = {room.strip(" ()"): -number for number, layer in enumerate(layers) for room in layer.split("|")}
    return sum(height[room] <= height[other] for room, others in arrows.items() for other in others)


def way_of(ask: Callable[[str], object]) -> tuple[Counter[str], Counter[str]]:
    """The files that a question enters after another, of each room; and how often it crosses between `qa` and `index`,
    into each room: down to the catalogue and its texts, to words and sentences, to values that both floors speak in.
    """
    entered, crossings = set[str](), Counter[str]()

    def watch(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and (place := _place(frame)) is not None:
            entered.add(place)
            caller = _place(frame.f_back) if frame.f_back else None
            crosses = caller is not None and {caller.split("/")[0], place.split("/")[0]} == {"qa", "index"}
            crossings[_room(place)] += crosses

    ask(WARMING)
    sys.setprofile(watch)
    try:
        ask(QUESTION)
    finally:
        sys.setprofile(None)
    return Counter(map(_room, entered)), +crossings


def _room(place: str) -> str:
    return "/".join(place.split("/")[:2]).removesuffix(".py")


def _place(frame: FrameType) -> str | None:
    path = Path(frame.f_code.co_filename)
    place = path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else ""
    return place if place.startswith(FLOORS) else None


def names_bound(files: Iterable[Path]) -> Counter[str]:
    """How often each name is bound within functions: parameters, assignments, loops and comprehensions."""
    bound: Counter[str] = Counter()
    for file in files:
        functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, functions):
                bound.update(_names_of(function))
    return bound


def _names_of(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Iterator[str]:
    arguments = function.args
    yield from (one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
    body = function.body if isinstance(function.body, list) else [function.body]
    ahead: list[ast.AST] = list(body)
    while ahead:  # not into a function within, which is counted for itself
        node = ahead.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            ahead += ast.iter_child_nodes(node)


def public_methods(kind: type) -> int:
    return sum(not name.startswith("_") for name in vars(kind))


def _by_room(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {room}" for room, number in counts.most_common())


def main() -> None:
    print("| floor | rooms | arrows | back up | knots | names that say nothing | files | median | longest | lines |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for floor in FLOORS:
        arrows, files = rooms_of(HOUSE / floor), files_in(HOUSE / floor)
        packages = [path.parent for path in files if path.name == "__init__.py"]
        tied = [knot for package in packages for knot in knots(rooms_of(package))]
        lines = [len(file.read_text(encoding="utf-8").splitlines()) for file in files]
        bound = names_bound(files)
        nothing = sum(bound[name] for name in SAY_NOTHING) / bound.total()
        print(
            f"| {floor} | {len(arrows)} | {sum(map(len, arrows.values()))} | {back_up(floor, arrows)} | {tied or 0} "
            f"| {nothing:.1%} | {len(files)} | {statistics.median(lines):.0f} | {max(lines)} | {sum(lines)} |"
        )
    with tempfile.TemporaryDirectory() as data:
        catalogue = open_catalogue(Path(data))
        catalogue.add([File(path.name, path.read_bytes()) for path in sorted((HOUSE / "seeds").glob("*.txt"))])
        answerer = open_answerer(catalogue)
        entered, crossings = way_of(answerer.ask)
        catalogue.close()
    print(f"\nA warm question enters {entered.total()} files: {_by_room(entered)}.")
    print(f"It crosses {crossings.total()} times between qa and index: {_by_room(crossings)}.")
    print(f"Catalogue has {public_methods(Catalogue)} public methods.")
    print(f"README: {len((HOUSE / 'README.md').read_text(encoding='utf-8').split())} words.")


if __name__ == "__main__":
    main()
