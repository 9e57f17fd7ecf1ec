"""What the page says of the corpus, and of the files that come in."""

import threading
from pathlib import Path
from typing import Any

import pytest

from index.values.errors import DixitError
from tests.ui.fake_floors import FakeCatalogue
from ui.page.corpus import corpus_panel


@pytest.fixture(autouse=True)
def uploading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))


def uploads(folder: Path, number: int = 1) -> list[str]:
    paths = [folder / f"{place}.txt" for place in range(number)]
    for place, path in enumerate(paths):
        path.write_text(f"COMMUNIQUÉ FO\n\nLe texte numéro {place}.")
    return list(map(str, paths))


def last_words(catalogue: Any, paths: list[str]) -> str:
    return list(corpus_panel.take_in(lambda: catalogue, paths))[-1]


def test_each_file_has_its_line_and_those_refused_come_first(tmp_path: Path) -> None:
    known = uploads(tmp_path)
    catalogue = FakeCatalogue()
    assert last_words(catalogue, known).count('<li class="added">') == 1
    (tmp_path / "vide.txt").write_text("")
    told = last_words(catalogue, [*uploads(tmp_path, 2), str(tmp_path / "vide.txt")])
    assert [told.count(f'<li class="{kind}">') for kind in ("added", "known", "refused")] == [1, 1, 1]
    assert told.index("refused") < told.index("added")


def test_many_files_are_counted_and_folded_away(tmp_path: Path) -> None:
    told = last_words(FakeCatalogue(), uploads(tmp_path, 12))
    assert "<summary>12\N{NO-BREAK SPACE}ajoutés</summary>" in told
    assert told.count("<li") == 12


def test_uploads_are_deleted_whatever_becomes_of_them(tmp_path: Path) -> None:
    class Full(FakeCatalogue):
        def add(self, *_: Any) -> Any:
            raise DixitError("Le disque est plein.")

        def __init__(self) -> None:
            pass

    assert "Le disque est plein" in last_words(Full(), uploads(tmp_path, 3))
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_uploaded_is_neither_opened_nor_deleted(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("COMMUNIQUÉ FO\n\nUn secret.")
    (tmp_path / "lien.txt").symlink_to(secret)
    catalogue = FakeCatalogue()
    told = last_words(
        catalogue, [str(secret), str(tmp_path / "lien.txt"), "/dev/zero", str(tmp_path), *uploads(tmp_path)]
    )
    assert [told.count(f'<li class="{kind}">') for kind in ("added", "refused")] == [1, 4]
    assert secret.exists()


def test_a_rebuild_tells_how_far_it_is_and_how_it_ended(tmp_path: Path) -> None:
    seen = threading.Event()

    class Waiting(FakeCatalogue):
        def rebuild(self, progress: Any = None) -> None:
            progress(2, 3)
            assert seen.wait(30), "nobody was told"

    catalogue: Any = Waiting()
    list(corpus_panel.take_in(lambda: catalogue, uploads(tmp_path, 3)))
    told = []
    for words in corpus_panel.rebuild(lambda: catalogue):
        told.append(words)
        if '<progress max="3" value="2">' in words:
            seen.set()
    assert seen.is_set()
    assert (
        told[-1] == '<p class="done">L’index est refait\N{NO-BREAK SPACE}&#58; 3\N{NO-BREAK SPACE}communiqués&#46;</p>'
    )


def test_the_counts_say_how_many_are_undated(tmp_path: Path) -> None:
    catalogue: Any = FakeCatalogue()
    list(corpus_panel.take_in(lambda: catalogue, uploads(tmp_path, 2)))
    assert "2\N{NO-BREAK SPACE}communiqués</strong>" in corpus_panel.counts_as_html(catalogue)
    assert "2\N{NO-BREAK SPACE}sans date" in corpus_panel.counts_as_html(catalogue)
