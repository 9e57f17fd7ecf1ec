"""Tables that are made to become many times what they are (finding B17: 134 kB became 63 MB)."""

import pytest

from index.reading.table import csv_parts, jsonl_parts
from index.values.errors import DixitError

HEADER = b"text," + b"x" * 4_000


def test_a_long_header_is_not_copied_to_thousands_of_rows() -> None:
    small = HEADER + b"\n" + b"La CGT refuse.,\n" * 100
    assert len(list(csv_parts("a.csv", small))) == 100
    with pytest.raises(DixitError, match="en-tête démesuré pour ses lignes"):
        next(csv_parts("a.csv", HEADER + b"\n" + b"La CGT refuse.,\n" * 8_000))


@pytest.mark.parametrize("separator", [b",", b";", b"\t"])
def test_a_usual_table_of_many_rows_is_read(separator: bytes) -> None:
    header = separator.join([b"title", b"text", b"source", b"date"])
    row = separator.join([b"Un titre", b"La CGT refuse le cloud.", b"CGT", b"2024-02-05"])
    assert len(list(csv_parts("a.csv", header + b"\n" + (row + b"\n") * 3_000))) == 3_000


def test_lines_within_a_cell_are_no_rows() -> None:
    content = b'text\n"' + b"une ligne\n" * 120_000 + b'"\n"autre"\n'
    assert len(list(csv_parts("a.csv", content))) == 2


def test_a_million_rows_are_refused_before_any_is_read() -> None:
    with pytest.raises(DixitError, match="plus de 100\u202f000 lignes"):
        next(csv_parts("a.csv", b"text\n" + b"abc\n" * 1_000_000))
    with pytest.raises(DixitError, match="plus de 100\u202f000 lignes"):
        next(jsonl_parts("a.jsonl", b'{"text": "a"}\n' * 200_000))
