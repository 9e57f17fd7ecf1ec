"""JSON that strangers send: read once, within bounds, and written again as the one thing that was understood.

Whoever reads it after the guard reads what the guard has read: no key twice, no other encoding, no number without end.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)  # what does not end ends with the body: in one walk
_MOST_BONES = 100_000  # bytes outside its texts: brackets, commas and numbers become objects many times their size
_DEEPEST = 50  # brackets within brackets; the page and the API have fewer than ten


def read_json(body: bytes) -> Any:
    """What `body` holds. Raises ValueError for what is no JSON in UTF-8, or is made to cost much."""
    bones = _TEXTS.sub(b"", body)
    if len(bones) > _MOST_BONES or _depth(bones) > _DEEPEST:
        raise ValueError("too many or too deep brackets")
    return json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_no_constant)


def write_json(value: Any) -> bytes:
    """`value`, as `read_json` reads it."""
    return json.dumps(value, allow_nan=False).encode()


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in `value`, at any depth."""
    match value:
        case dict():
            yield value
            for inner in value.values():
                yield from objects(inner)
        case list():
            for inner in value:
                yield from objects(inner)


def _depth(bones: bytes) -> int:
    deepest = depth = 0
    for sign in bones:
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key twice")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
