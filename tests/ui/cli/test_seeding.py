"""The first corpus: what a start takes in, and what it leaves alone."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from ui.cli.seeding import SEEDS, take_in_seeds


def test_a_first_start_takes_in_the_seeds_and_the_next_is_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = open_catalogue(tmp_path)
    take_in_seeds(catalogue)
    assert catalogue.texts.counts().communiques == len(list(SEEDS.iterdir()))
    assert capsys.readouterr().out.count("Ajouté") == len(list(SEEDS.iterdir()))
    take_in_seeds(catalogue)
    assert capsys.readouterr() == ("", "")


def test_a_file_put_in_the_folder_is_taken_in_at_the_next_start(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    catalogue = open_catalogue(tmp_path / "data")
    for number in (1, 2):
        (seeds / f"{number}.txt").write_text(f"Le texte numéro {number}.", encoding="utf-8")
        take_in_seeds(catalogue, seeds)
        assert catalogue.texts.counts().communiques == number


def test_what_a_person_removed_stays_out_until_they_add_it(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    take_in_seeds(catalogue)
    gone = next(iter(catalogue.texts.all()))
    catalogue.remove([gone.id])
    take_in_seeds(catalogue)
    assert catalogue.texts.communique(gone.id) is None


def test_a_faulty_seed_is_told_and_keeps_no_other_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "vide.txt").touch()
    (seeds / "bon.txt").write_text("Un texte.", encoding="utf-8")
    catalogue = open_catalogue(tmp_path / "data")
    take_in_seeds(catalogue, seeds)
    assert catalogue.texts.counts().communiques == 1
    assert "vide.txt" in capsys.readouterr().err


def test_without_seeds_the_catalogue_stays_as_it_is(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path / "data")
    take_in_seeds(catalogue, tmp_path / "nowhere")
    assert catalogue.texts.counts().communiques == 0
