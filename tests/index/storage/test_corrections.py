"""The laws of corrections: kept, undone, and followed by every view."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.catalogue import Catalogue
from index.values.communique import CommuniqueId, Fact, Origin
from index.values.correction import UNSAID, Correction
from index.values.dates import PartialDate
from index.values.files import Added, AlreadyThere, File
from index.values.filter import EVERYTHING, Filter, Period
from tests.index.by_words import by_words
from tests.index.conftest import Open
from tests.index.search.searching import searched

SEEDS = [File(path.name, path.read_bytes()) for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))]
FILES = [
    *SEEDS,
    File("a.md", b"---\ntitle: Un titre\nsource: FO\ndate: 2023-05-01\n---\nLes salaires ne suivent pas les prix."),
    File("b.txt", b"Rien n'est dit ici de qui parle, ni de quand."),
]
QUESTION = "Qui héberge les données de santé, les salaires et les éboueurs ?"

Found = list[tuple[str, str | None, float, float]]


@pytest.fixture
def catalogue(tmp_path: Path, opened: Open) -> Catalogue:
    made = opened(tmp_path / "data")
    made.add(FILES)
    return made


def found(catalogue: Catalogue, within: Filter = EVERYTHING) -> Found:
    """What a search sees, in the order of ids: so that a change of order is seen too."""
    words = by_words(catalogue, QUESTION, within)
    return [
        (passage.text, one.passage.title, words.get(passage, 0.0), round(one.cosine, 4))
        for passage, one in searched(catalogue, QUESTION, 50, within)
    ]


def ids(catalogue: Catalogue) -> list[CommuniqueId]:
    return [one.id for one in catalogue.texts.all()]


def test_a_correction_is_known_to_come_from_a_person(catalogue: Catalogue) -> None:
    one = ids(catalogue)[3]
    corrected = catalogue.correct(one, Correction("Les éboueurs", "SUD", PartialDate(2022, 3)))
    assert corrected is not None
    assert corrected.id == one
    assert corrected.title == Fact("Les éboueurs", Origin.ENTERED)
    assert corrected.source == Fact("SUD", Origin.ENTERED)
    assert corrected.date == Fact(PartialDate(2022, 3), Origin.ENTERED)
    assert catalogue.texts.communique(one) == corrected
    stated = catalogue.texts.stated(one)
    assert stated is not None
    assert (stated.source, stated.date) == (None, None)
    assert catalogue.correct(CommuniqueId("0" * 16), Correction("Rien")) is None


def test_the_views_follow_a_correction(catalogue: Catalogue) -> None:
    change = catalogue._storage.manifest.change
    one = ids(catalogue)[3]
    spring = Filter(period=Period(date(2022, 3, 1), date(2022, 4, 1)))
    assert found(catalogue, Filter(frozenset({"SUD"}))) == found(catalogue, spring) == []
    before = {passage.communique.id for passage in by_words(catalogue, "éboueurs")}
    catalogue.correct(one, Correction("Les éboueurs", "SUD", PartialDate(2022, 3)))
    assert catalogue._storage.manifest.change == change + 1
    assert len(found(catalogue, Filter(frozenset({"SUD"})))) == len(found(catalogue, spring)) == 1
    assert "SUD" in catalogue.texts.sources()
    after = {passage.communique.id for passage in by_words(catalogue, "éboueurs")}
    assert after - before == {one}
    assert catalogue.verify() == []


def test_what_is_said_to_be_unknown_is_unknown(catalogue: Catalogue) -> None:
    cgt = next(one.id for one in catalogue.texts.all() if one.source and one.source.value == "CGT")
    catalogue.correct(cgt, Correction(source=None, date=None))
    assert "CGT" not in catalogue.texts.sources()
    assert found(catalogue, Filter(frozenset({"CGT"}))) == []
    assert any(text for text, *_ in found(catalogue, Filter(undated=True)) if "CGT" in text)
    shown = catalogue.texts.communique(cgt)
    assert shown is not None
    assert (shown.source, shown.date) == (None, None)
    assert shown.title is not None
    assert shown.title.origin is Origin.STATED


def test_later_words_add_to_earlier_ones_and_win_over_them(catalogue: Catalogue) -> None:
    one = ids(catalogue)[3]
    catalogue.correct(one, Correction(title="Un", source="SUD"))
    corrected = catalogue.correct(one, Correction(title="Deux"))
    assert corrected is not None
    assert (corrected.title, corrected.source) == (Fact("Deux", Origin.ENTERED), Fact("SUD", Origin.ENTERED))


def test_to_say_what_the_text_states_is_no_correction(catalogue: Catalogue) -> None:
    cgt = next(one for one in catalogue.texts.all() if one.source and one.source.value == "CGT")
    change = catalogue._storage.manifest.change
    assert catalogue.correct(cgt.id, Correction(source="CGT")) == cgt
    assert catalogue._storage.manifest.change == change
    catalogue.correct(cgt.id, Correction(source="Autre"))
    assert catalogue.correct(cgt.id, Correction(source="CGT")) == cgt


def said() -> st.SearchStrategy[Correction]:
    words = st.sampled_from([UNSAID, None, "Grève des éboueurs", "CGT", "Microsoft héberge"])
    dates = st.sampled_from([UNSAID, None, PartialDate(2024), PartialDate(2021, 5, 1)])
    return st.builds(Correction, words, words, dates)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corrections=st.lists(st.tuples(st.integers(0, 3), said()), min_size=1, max_size=5))
def test_corrected_is_rebuilt_from_zero_is_seen_by_another_and_undone_is_nothing(
    catalogue: Catalogue, tmp_path: Path, opened: Open, corrections: Sequence[tuple[int, Correction]]
) -> None:
    catalogue.rebuild()
    before, held = found(catalogue), list(catalogue.texts.all())
    other = opened(tmp_path / "data")
    assert found(other) == before
    for place, correction in corrections:
        catalogue.correct(held[place].id, correction)
    corrected, shown = found(catalogue), list(catalogue.texts.all())
    assert found(other) == corrected
    assert list(other.texts.all()) == shown
    catalogue.rebuild()
    assert found(catalogue) == corrected
    zero = tmp_path / "zero"
    shutil.rmtree(zero, ignore_errors=True)
    shutil.copytree(tmp_path / "data", zero, ignore=shutil.ignore_patterns("views"))
    assert found(opened(zero)) == corrected
    assert [type(outcome) for outcome in catalogue.add(FILES)] == [AlreadyThere] * 4
    assert list(catalogue.texts.all()) == shown
    for one in held:
        other.correct(one.id, None)
    assert found(catalogue) == before
    assert list(catalogue.texts.all()) == held
    assert catalogue.verify() == []


def test_a_correction_waits_for_a_text_that_was_taken_out(catalogue: Catalogue) -> None:
    one = ids(catalogue)[2]
    corrected = catalogue.correct(one, Correction("Les éboueurs", None))
    seen = sorted(found(catalogue))
    catalogue.remove([one])
    outcomes = catalogue.add(FILES)
    assert [type(outcome) for outcome in outcomes] == [AlreadyThere, AlreadyThere, Added, AlreadyThere]
    assert catalogue.texts.communique(one) == corrected
    assert sorted(found(catalogue)) == seen
    stated = catalogue.texts.stated(one)
    assert stated is not None
    assert stated.title == Fact("Un titre", Origin.DECLARED)


def test_what_was_taken_out_is_brought_back_as_it_was(catalogue: Catalogue, tmp_path: Path, opened: Open) -> None:
    chosen = ids(catalogue)[1:3]
    catalogue.correct(chosen[0], Correction("Les éboueurs"))
    seen, held = sorted(found(catalogue)), {one.id: one for one in catalogue.texts.all()}
    catalogue.remove(chosen)
    other = opened(tmp_path / "data")
    assert other.restore([*chosen, CommuniqueId("0" * 16)]) == chosen
    assert sorted(found(catalogue)) == seen
    assert {one.id: one for one in catalogue.texts.all()} == held
    assert not catalogue.texts.was_removed(chosen[0])
    assert catalogue.restore(chosen) == []
    assert catalogue.verify() == []
    undone = catalogue.correct(chosen[0], None)
    assert undone is not None
    assert undone.title is not None
    assert undone.title.origin is Origin.STATED


def test_a_corrected_text_is_taken_out_of_every_view(catalogue: Catalogue, tmp_path: Path, opened: Open) -> None:
    other = opened(tmp_path / "data")
    one = ids(catalogue)[3]
    found(other)
    catalogue.correct(one, Correction("Les éboueurs"))
    found(other)
    catalogue.remove([one])
    assert not any(title == "Les éboueurs" for _, title, *_ in found(other))
    assert other.verify() == []


def test_a_corrected_index_can_be_split_anew(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.passages import splitting

    catalogue.correct(ids(catalogue)[3], Correction("Les éboueurs"))
    before = sorted(found(catalogue))
    monkeypatch.setattr(splitting, "VERSION", splitting.VERSION + 1)
    catalogue.rebuild()
    assert sorted(found(catalogue)) == before
    assert catalogue.verify() == []
