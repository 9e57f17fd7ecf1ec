"""What keeps the vectors of passages that were read."""

from pathlib import Path

from index.storage.folder.kept_vectors import NAME, kept_in
from index.storage.folder.sqlite import Database
from index.storage.sql.kept_vectors import KeptVectors
from index.values.communique import CommuniqueId

ONE, OTHER = CommuniqueId("1"), CommuniqueId("2")


def test_what_is_kept_is_found_by_its_key_from_another_process(tmp_path: Path) -> None:
    kept_in(tmp_path).put([("a", ONE, b"12"), ("b", OTHER, b"345")])
    again = kept_in(tmp_path)
    assert again.get(["a", "b", "c"]) == {"a": b"12", "b": b"345"}
    assert again.size() == 5


def test_nothing_of_a_forgotten_text_is_left_in_the_file(tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    kept.put([("a", ONE, b"a passage that was read"), ("b", OTHER, b"another")])
    kept.forget([ONE])
    assert kept.get(["a", "b"]) == {"b": b"another"}
    assert b"a passage that was read" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_what_was_read_first_goes_when_there_is_no_room(tmp_path: Path) -> None:
    kept = KeptVectors(Database(tmp_path / NAME, {}), most=2)
    for key in "abc":
        kept.put([(key, ONE, key.encode())])
    assert kept.get(["a", "b", "c"]) == {"b": b"b", "c": b"c"}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database" * 1000)
    kept = kept_in(tmp_path)
    kept.put([("a", ONE, b"12")])
    assert kept.get(["a"]) == {"a": b"12"}
