from qa.ranking.repeats import without_repeats


def kept(*texts: str) -> list[str]:
    return list(without_repeats(texts, str.split))


def test_the_first_of_near_identical_texts_is_kept() -> None:
    long = " ".join(f"mot{i}" for i in range(40))
    assert kept(long, long + " fin", "autre chose", long) == [long, "autre chose"]


def test_texts_that_share_only_their_words_are_both_kept() -> None:
    assert kept("un deux trois", "trois deux un") == ["un deux trois", "trois deux un"]


def test_texts_of_one_word_or_none_are_compared_too() -> None:
    assert kept("un", "un", "deux", "") == ["un", "deux", ""]
