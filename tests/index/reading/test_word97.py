"""A document of Word 97 is read by a real LibreOffice; without one, a French line says how to have it."""

import subprocess
from pathlib import Path

import pytest

from index.metadata.organisations_list import well_known_publishers
from index.reading.office import word97
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique
from index.values.files import File, LeftAside, Refused
from tests.index.making import DOCX, RTF, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader(well_known_publishers(), Sandbox(seconds=20))


def found(read: Reader, content: bytes) -> Communique | Refused:
    (reading,) = read(File("ancien.doc", content))
    assert reading.file.content == content  # the file that came is the one that is kept
    return reading.found


@pytest.mark.skipif(word97.program() is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_a_document_of_word_97_is_read(read: Reader, tmp_path: Path) -> None:
    written = rb"{\rtf1\ansi Communiqu\'e9 de presse\par Le comit\'e9 {\v cach\'e9 }refuse l\u8217?\'e9t\'e9.\par}"
    (tmp_path / "a.rtf").write_bytes(written)
    soffice = [word97.program() or "", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    asked = ["--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "a.rtf")]
    subprocess.run([*soffice, *asked], check=True, timeout=90)
    content = (tmp_path / "a.doc").read_bytes()
    assert content.startswith(OLE)
    communique = found(read, content)
    assert isinstance(communique, Communique), communique
    assert communique.text == "Communiqué de presse\n\nLe comité refuse l’été."


@pytest.mark.skipif(word97.program() is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_a_damaged_document_is_refused(read: Reader) -> None:
    refused = found(read, OLE + b"a" * 5_000)
    assert isinstance(refused, Refused)
    assert "abîmé" in refused.why


@pytest.mark.parametrize("content", [DOCX, RTF])
def test_what_is_modern_under_an_old_name_is_read_for_what_it_is(read: Reader, content: bytes) -> None:
    assert isinstance(found(read, content), Communique)


def test_without_libreoffice_a_line_says_how_to_have_it(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word97, "program", lambda: None)
    refused = found(read, OLE + b"a" * 600)
    assert isinstance(refused, Refused)
    assert "apt install libreoffice-writer-nogui" in refused.why


def test_one_that_lies_in_an_archive_is_read_as_it_is_by_itself(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word97, "program", lambda: None)
    rtf, old, photo = read(File("z.zip", zipped({"a.doc": RTF, "b.doc": OLE, "c.pptx": b"c"})))
    assert isinstance(rtf.found, Communique)
    assert (rtf.file.name, rtf.file.content, old.file.content) == ("z › a.doc", RTF, OLE)
    assert isinstance(old.found, Refused)
    assert "apt install" in old.found.why
    assert isinstance(photo.found, LeftAside)
