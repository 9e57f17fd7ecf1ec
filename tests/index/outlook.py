"""Mails as Outlook writes them (MSG): a compound file of storages and streams, a stream for each property."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise

Value = str | bytes | int | datetime
Tree = Mapping[str, "bytes | Tree"]

_FREE, _END, _OF_THE_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI = 512, 64
_HEADS = {"mail": 32, "inner": 24, "attachment": 8}


def mail(properties: Mapping[int, Value], *attached: Tree, code_page: str | None = None) -> bytes:
    """A mail with these properties, its strings in Unicode, or in `code_page`."""
    return compound(_storage("mail", properties, attached, code_page))


def file(name: str, content: bytes) -> Tree:
    """An attached file."""
    return _storage("attachment", {0x3707: name, 0x3701: content, 0x3705: 1})


def inner(properties: Mapping[int, Value], *attached: Tree) -> Tree:
    """An attached mail."""
    return {**_storage("attachment", {0x3705: 5}), "__substg1.0_3701000D": _storage("inner", properties, attached)}


def _storage(
    of: str, properties: Mapping[int, Value], attached: tuple[Tree, ...] = (), code_page: str | None = None
) -> Tree:
    streams: dict[str, bytes | Tree] = {f"__attach_version1.0_#{i:08X}": one for i, one in enumerate(attached)}
    listed = bytes(_HEADS[of])
    for name, value in properties.items():
        match value:
            case int():
                listed += struct.pack("<HHIQ", 0x0003, name, 6, value)
            case datetime():
                since = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds())
                listed += struct.pack("<HHIQ", 0x0040, name, 6, 10_000_000 * since)
            case bytes():
                streams[f"__substg1.0_{name:04X}0102"] = value
            case str():
                kind, coded = (0x1E, value.encode(code_page)) if code_page else (0x1F, value.encode("utf-16-le"))
                streams[f"__substg1.0_{name:04X}{kind:04X}"] = coded
    return {**streams, "__properties_version1.0": listed}


def compound(tree: Tree) -> bytes:
    """A compound file (OLE) of streams of less than 4 kB each."""
    entries: list[list[int | str]] = [["Root Entry", 5, _FREE, _FREE, 0, 0]]
    held, mini_chain = bytearray(), list[int]()
    entries[0][3] = _listed(tree, entries, held, mini_chain)
    entries[0][5] = len(held)
    directory = b""
    for name, kind, right, child, start, size in entries:
        coded = f"{name}\0".encode("utf-16-le")
        directory += coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, _FREE, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    chain, parts = list[int](), list[bytes]()
    for content in (bytes(held), directory, struct.pack(f"<{len(mini_chain)}I", *mini_chain)):
        size = -(-len(content) // _SECTOR)
        parts.append(content.ljust(size * _SECTOR, b"\xff" if len(parts) == 2 else b"\0"))
        chain += [*range(len(chain) + 1, len(chain) + size), _END]
    first = [sum(len(part) for part in parts[:i]) // _SECTOR for i in range(4)]
    tables = -(-(len(chain) + 4) * 4 // _SECTOR)
    table = struct.pack(f"<{len(chain) + tables}I", *chain, *[_OF_THE_TABLE] * tables)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, tables, first[1], 0, 4096, first[2], len(parts[2]) // _SECTOR, _END, 0)
    head += struct.pack(f"<{tables}I", *range(first[3], first[3] + tables))
    return head.ljust(_SECTOR, b"\xff") + b"".join(parts) + table.ljust(tables * _SECTOR, b"\xff")


def _listed(tree: Tree, entries: list[list[int | str]], held: bytearray, chain: list[int]) -> int:
    """The number of the first entry of a storage; each leads to the next."""
    numbers = []
    for name, node in sorted(tree.items(), key=lambda entry: (len(entry[0]), entry[0])):
        numbers.append(len(entries))
        entries.append([name, 2, _FREE, _FREE, 0, 0])
        if isinstance(node, bytes):
            size = -(-len(node) // _MINI)
            entries[numbers[-1]][4:] = [len(chain) if size else _END, len(node)]
            chain += [*range(len(chain) + 1, len(chain) + size), _END] if size else []
            held += node.ljust(size * _MINI, b"\0")
        else:
            entries[numbers[-1]][1] = 1
            entries[numbers[-1]][3] = _listed(node, entries, held, chain)
    for number, following in pairwise(numbers):
        entries[number][2] = following
    return numbers[0] if numbers else _FREE


def packed(rtf: bytes) -> bytes:
    """RTF as Outlook packs it: what is said again within the last signs is a place and a length."""
    content = bytearray()
    tokens, place = list[bytes](), 0
    while place < len(rtf):
        length = next((n for n in range(17, 2, -1) if rtf.find(rtf[place : place + n], 0, place) >= 0), 0)
        length = min(length, len(rtf) - place)
        back = rtf.find(rtf[place : place + length], 0, place) + 207 if length > 1 else -1
        tokens.append(struct.pack(">H", back % 4096 << 4 | length - 2) if length > 1 else rtf[place : place + 1])
        place += max(length, 1) if length > 1 else 1
    tokens.append(struct.pack(">H", (len(rtf) + 207) % 4096 << 4))
    for i in range(0, len(tokens), 8):
        run = tokens[i : i + 8]
        content += bytes([sum((len(token) == 2) << bit for bit, token in enumerate(run))]) + b"".join(run)
    return struct.pack("<II4sI", len(content) + 12, len(rtf), b"LZFu", 0) + bytes(content)
