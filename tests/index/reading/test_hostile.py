"""What people are sent is read or refused in French, in bounded time and memory, and harms nothing beside it."""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.metadata.organisations import Publisher, Publishers
from index.metadata.organisations_list import well_known_publishers
from index.reading import sandbox as apart
from index.reading.collect import collect
from index.reading.formats import SUFFIXES
from index.reading.limits import HELD
from index.reading.read import Reader
from index.reading.read import read as here
from index.reading.wire import listed_as_json, listed_from_json
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import File, Reading, Refused
from index.values.kinds import Kind
from tests.index.making import DOCX, EML, HTML, ODT, RTF, column, docx, pdf, pdf_of, zipped
from tests.index.reading.bombs import BOMBS, SLOW_BOMBS, bomb

pytestmark = pytest.mark.slow

PDF = pdf([column(["Communiqué CGT", "Une page qui parle des salaires et des retraites."])])
SOUND = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".odt": ODT,
    ".html": HTML,
    ".eml": EML,
    ".rtf": RTF,
    ".mbox": b"From a@b Mon Feb  5 10:00:00 2024\n" + EML,
    ".zip": zipped({"a.eml": EML, "b.docx": DOCX}),
    ".csv": b"title,text\nUn,Le texte du tableau.\n",
    ".jsonl": b'{"title": "Un", "text": "Le texte du tableau."}\n',
}


class Sandbox(apart.Sandbox):
    """That reads a file to its end, whoever asks for the rest."""

    def __call__(self, file: File, listed: Sequence[Publisher] = ()) -> list[Reading]:
        return [*super().__call__(file, listed)]


def first(readings: Iterable[Reading]) -> Reading:
    """Of all that a file holds, read to its end."""
    found, *_ = readings
    return found


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = Sandbox(seconds=20)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def read(sandbox: Sandbox) -> Reader:
    return Reader(well_known_publishers(), sandbox)


def pid_of(sandbox: Sandbox) -> int:
    """The process that reads the next file."""
    pid = sandbox._free[-1].pid
    assert pid is not None
    return pid


def refusal(read: Reader, file: File) -> str:
    (reading,) = read(file)
    assert isinstance(reading.found, Refused)
    return reading.found.why


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_with_its_reason_and_the_next_file_goes_in(read: Reader, what: str) -> None:
    file, why = bomb(BOMBS, what)
    assert re.search(why, refusal(read, file))
    assert isinstance(first(read(File("bon.pdf", PDF))).found, Communique)


@pytest.mark.slow
@pytest.mark.parametrize("what", SLOW_BOMBS)
def test_what_would_take_all_the_time_or_memory_is_stopped(read: Reader, what: str) -> None:
    file, why = bomb(SLOW_BOMBS, what)
    assert re.search(why, refusal(read, file))
    assert isinstance(first(read(File("bon.pdf", PDF))).found, Communique)


def test_an_object_that_is_said_to_be_itself_is_not_followed_without_end(read: Reader) -> None:
    content = b"%PDF-1.4\n6 0 obj\n6 0 R\nendobj\ntrailer\n<< /Root 6 0 R /Info 6 0 R >>\n%%EOF"
    began = time.monotonic()
    [reading] = read(File("a.pdf", content))
    assert isinstance(reading.found, Refused)
    assert "abîmé" in reading.found.why
    assert time.monotonic() - began < 10


def test_a_process_that_stands_still_is_ended_and_replaced() -> None:
    sandbox = Sandbox(seconds=20, starved=1)
    assert not isinstance(first(sandbox(File("bon.pdf", PDF))).found, Refused)
    os.kill(pid_of(sandbox), signal.SIGSTOP)
    sandbox._seconds = 1
    (piece,) = sandbox(File("bon.rtf", RTF))
    assert isinstance(piece.found, Refused)
    assert "temps" in piece.found.why
    sandbox._seconds = 20
    assert not isinstance(first(sandbox(File("bon.pdf", PDF))).found, Refused)
    sandbox.close()


@pytest.mark.skipif(sys.platform == "win32", reason="counts no processor time")
def test_a_sound_file_on_a_starved_machine_is_read_though_the_clock_goes_on() -> None:
    """It was refused as a trap after a minute of the clock, of which it had had a second of the processor."""
    sandbox = Sandbox(seconds=20)
    assert isinstance(first(sandbox(File("bon.pdf", PDF))).found, Communique)
    pid = pid_of(sandbox)
    sandbox._seconds, sandbox._starved = 1, 600
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(3, os.kill, (pid, signal.SIGCONT)).start()
    assert isinstance(first(sandbox(File("bon.rtf", RTF))).found, Communique)
    assert pid_of(sandbox) == pid
    sandbox.close()


@pytest.mark.skipif(sys.platform == "win32", reason="counts no processor time")
def test_a_file_that_burns_is_ended_by_the_processor_it_took_long_before_the_clock() -> None:
    sandbox = Sandbox(seconds=1, starved=1_000_000)
    file, _ = bomb(SLOW_BOMBS, "a zip within its limit, of nothing but elements")
    (piece,) = sandbox(file)
    assert isinstance(piece.found, Refused)
    assert "temps" in piece.found.why
    sandbox._seconds = 20
    assert isinstance(first(sandbox(File("bon.rtf", RTF))).found, Communique)
    sandbox.close()


def test_a_process_that_was_ended_from_outside_is_replaced_without_a_word(sandbox: Sandbox) -> None:
    sandbox(File("bon.pdf", PDF))
    os.kill(pid_of(sandbox), signal.SIGKILL)
    assert not isinstance(first(sandbox(File("bon.pdf", PDF))).found, Refused)


def test_one_process_reads_all_the_files(sandbox: Sandbox) -> None:
    sandbox(File("bon.pdf", PDF))
    first = pid_of(sandbox)
    for suffix, content in SOUND.items():
        sandbox(File(f"a{suffix}", content))
    assert pid_of(sandbox) == first


def test_plain_text_is_read_and_known_within_bounds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a rule of ours would make of it: here the process stands still, and is ended with the text."""
    sandbox = Sandbox(seconds=20, starved=1)
    read = Reader(well_known_publishers(), sandbox)
    assert isinstance(first(read(File("a.txt", b"Un mot."))).found, Communique)
    os.kill(pid_of(sandbox), signal.SIGSTOP)
    sandbox._seconds = 1
    assert "temps" in refusal(read, File("b.txt", b"Un mot. " * 1_000_000))
    sandbox._seconds = 20
    assert isinstance(first(read(File("c.txt", b"Un mot."))).found, Communique)
    sandbox.close()


def test_a_file_that_takes_its_time_does_not_hold_up_another() -> None:
    """B18: somebody's slow PDF made another's text wait a minute."""
    sandbox = Sandbox(seconds=8, starved=1)
    sandbox(File("a.txt", b"Un mot."))
    os.kill(pid_of(sandbox), signal.SIGSTOP)
    slow = threading.Thread(target=sandbox, args=[File("lent.pdf", PDF)])
    slow.start()
    time.sleep(0.2)
    began = time.monotonic()
    assert isinstance(first(sandbox(File("b.txt", b"Un autre mot."))).found, Communique)
    assert time.monotonic() - began < 7
    assert slow.is_alive()
    slow.join()
    sandbox.close()


def test_what_is_known_of_a_text_comes_back_whole_from_the_process_that_reads() -> None:
    content = (
        "---\nsource: [CGT, FO]\ndate: 2024-02\n---\nCommuniqué de presse de la FSU\nRouen, le 5 mars 2015\n\nUn repos."
    )
    file = File("2020-01-01.md", content.encode())
    sandbox = Sandbox()
    assert first(sandbox(file)).found == here(file)
    sandbox.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_are_a_text_or_a_reason(read: Reader, content: bytes, suffix: str) -> None:
    for reading in read(File(f"a{suffix}", content)):
        assert isinstance(reading.found, Communique) or reading.found.why


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), suffix=st.sampled_from(sorted(SOUND)))
def test_a_damaged_file_is_a_text_or_a_reason(read: Reader, data: st.DataObject, suffix: str) -> None:
    content = bytearray(SOUND[suffix])
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    ):
        content[place] = byte
    cut = data.draw(st.integers(0, len(content)))
    for reading in read(
        File(f"a{suffix}", bytes(content[cut:] + content[:cut] if cut % 2 else content[: cut or None]))
    ):
        assert isinstance(reading.found, Communique) or reading.found.why


def test_the_names_in_an_archive_lead_nowhere(read: Reader, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    file = File("../../a.docx", docx(["Un paragraphe."], {f"../../../../../..{evil}": b"x", "/etc/x": b"x"}))
    assert isinstance(first(read(file)).found, Communique)
    assert not evil.exists()


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Un secret.")
    folder = tmp_path / "textes"
    (folder / "sous").mkdir(parents=True)
    (folder / "a.txt").write_text("Un texte.")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    (folder / "dehors").symlink_to(tmp_path)
    found = list(collect([folder]))
    assert [type(one) for one in found] == [File, Refused, File, Refused]
    assert "hors du dossier" in found[1].why  # type: ignore[union-attr]
    assert isinstance(next(collect([folder / "b.txt"])), File)  # named by the person, who knows where it leads


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.txt")
    assert isinstance(next(collect([tmp_path])), Refused)
    with pytest.raises(DixitError, match="ni un fichier ni un dossier"):
        collect([tmp_path / "tube.txt"])


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_is_said_to_be_empty(read: Reader, suffix: str) -> None:
    assert refusal(read, File(f"a{suffix}", b"")) == "ce fichier est vide."


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (HELD + 10))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: os.stat_result([0o100644, 0, 0, 1, 0, 0, 5, 0, 0, 0]))
    (found,) = collect([tmp_path / "a.txt"])
    assert isinstance(found, Refused)


def test_a_name_that_no_one_can_read_is_shown_all_the_same(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J.txt"))).write_text("Un texte.")
    except OSError:
        pytest.skip("this file system has only names in UTF-8")
    (found,) = collect([tmp_path])
    found.name.encode()
    assert found.name.isprintable()


def test_a_file_of_an_unknown_format_is_read_as_text_or_refused(read: Reader) -> None:
    assert isinstance(first(read(File("LISEZMOI", b"Un mot."))).found, Communique)
    assert "pas un texte" in refusal(read, File("a.exe", b"\x89PNG\x00"))


def test_a_persons_own_list_reaches_the_process_that_reads() -> None:
    listed = (Publisher("Batelia", ("Bateliers",), ("batelia.fr",), Kind.ASSOCIATION, "la", None, ("Batelia",)),)
    assert listed_from_json(listed_as_json(listed)) == listed
    sandbox = Sandbox()
    found = next(
        Reader(Publishers((), listed), sandbox)(File("a.txt", b"---\nsource: Bateliers\n---\nUn repos."))
    ).found
    assert isinstance(found, Communique)
    assert found.sources == ("Batelia",)
    sandbox.close()


def test_half_a_million_letters_on_one_spot_are_one_and_take_no_end_of_time(read: Reader) -> None:
    content = pdf_of([b"BT /F 9 Tf 1 0 0 1 9 9 Tm " + b"(a) Tj 0 0 Td " * 500_000 + b"ET"])
    began = time.monotonic()
    [reading] = read(File("a.pdf", content))
    assert time.monotonic() - began < 20  # seconds: the bound of the process that reads here
    assert isinstance(reading.found, Communique)
    assert reading.found.text == "a"
