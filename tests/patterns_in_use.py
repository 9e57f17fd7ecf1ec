"""Every regular expression of the floors, and how their code uses it."""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import index
import qa
import ui

_MANY = 2_000  # entries of a table: a longer one is of words
_DEEP = 4  # tables in tables
_WAYS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}

Used = tuple[str | bytes, int, str]  # a pattern, its flags, and the way that it is used


def patterns_in_use() -> dict[Used, str]:
    """Each of them with one place that uses it. Those that are built as they are needed are left out."""
    modules = [importlib.import_module(name) for name in _names()]
    trees = {module: ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")) for module in modules}
    ways: dict[tuple[str, str], set[str]] = {}  # by module, none for what others may import, and name in the code
    for module, tree in trees.items():
        for name, way in _uses(tree):
            ways.setdefault((_owner(module, name), name), set()).add(way)
    found: dict[Used, str] = {}
    for module, tree in trees.items():
        for name, value in vars(module).items():
            for held in _in_tables(value):
                for way in sorted(ways.get((_owner(module, name), name), _WAYS)):
                    found.setdefault((held.pattern, held.flags, way), f"{module.__name__}.{name}")
        for pattern, flags, way, line in _written_in_place(tree):
            found.setdefault((pattern, flags, way), f"{module.__name__}:{line}")
    return found


def _owner(module: ModuleType, name: str) -> str:
    return module.__name__ if name.startswith("_") else ""


def _names() -> Iterator[str]:
    for floor in (index, qa, ui):
        yield floor.__name__
        for module in pkgutil.walk_packages(floor.__path__, f"{floor.__name__}."):
            if not module.name.endswith("__main__"):
                yield module.name


def _in_tables(value: Any, deep: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep > _DEEP or isinstance(value, ModuleType | type):
        return
    elif isinstance(value, list | tuple | set | frozenset) and len(value) < _MANY:
        for one in value:
            yield from _in_tables(one, deep + 1)
    elif isinstance(value, dict) and len(value) < _MANY:
        yield from _in_tables([*value, *value.values()], deep + 1)
    elif dataclasses.is_dataclass(value):
        yield from _in_tables([getattr(value, field.name) for field in dataclasses.fields(value)], deep + 1)


def _uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names with the ways that they are used, by themselves or one after another."""
    named: dict[str, set[str]] = {}  # of a loop: « for form in (_OF, _FOR) », « for form, kind in _FORMS »
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            over = {one.id for one in ast.walk(node.iter) if isinstance(one, ast.Name)}
            for one in ast.walk(node.target):
                if isinstance(one, ast.Name):
                    named.setdefault(one.id, set()).update(over)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _WAYS:
            holder = node.value.value if isinstance(node.value, ast.Subscript) else node.value
            name = (
                holder.id if isinstance(holder, ast.Name) else holder.attr if isinstance(holder, ast.Attribute) else ""
            )
            for one in {name, *named.get(name, ())}:
                yield one, node.attr


def _written_in_place(tree: ast.Module) -> Iterator[tuple[str | bytes, int, str, int]]:
    """« re.sub("…", …) »."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _WAYS):
            continue
        first = node.args[0] if node.args else None
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and isinstance(first, ast.Constant):
            given = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
            flags = [getattr(re, one.attr) for one in given if isinstance(one, ast.Attribute) and one.attr.isupper()]
            if isinstance(first.value, str | bytes):
                yield first.value, re.compile(first.value, sum(flags)).flags, node.func.attr, node.lineno
