from qa.duplicates.passages import Deduplicated, without_repeats


def kept(*texts: str, most: int = 9) -> list[str]:
    return [one.item for one in without_repeats(texts, str.split, most)]


def test_the_first_of_near_identical_texts_is_kept() -> None:
    long = " ".join(f"mot{i}" for i in range(40))
    assert kept(long, long + " fin", "autre chose", long) == [long, "autre chose"]


def test_texts_that_share_only_their_words_are_both_kept() -> None:
    assert kept("un deux trois", "trois deux un") == ["un deux trois", "trois deux un"]


def test_texts_of_one_word_or_none_are_compared_too() -> None:
    assert kept("un", "un", "deux", "", "") == ["un", "deux", ""]


def test_what_is_left_out_is_held_beside_what_it_repeats_and_no_more_is_looked_at() -> None:
    found = without_repeats(iter(["a b", "c", "a b", "c", "d", "a b"]), str.split, 2)
    assert found == [Deduplicated("a b", ["a b"]), Deduplicated("c", ["c"])]
