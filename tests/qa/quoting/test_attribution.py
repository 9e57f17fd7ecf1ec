"""The words that say whose words are quoted, when they lie apart from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.values.communique import Span
from qa.quoting.attribution import says_who

SAID = "Je partage vos préoccupations."


def who(text: str, quoted: str = SAID) -> str | None:
    start = text.index(quoted)
    found = says_who(text, Span(start, start + len(quoted)))
    return None if found is None else found.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"La nuit tombe. Véran écrivait à la CNIL : « Le risque existe. {SAID} »", "Véran écrivait à la CNIL : «"),
        (f"Véran écrivait à la CNIL :\n\n« Le risque existe. {SAID} »", "Véran écrivait à la CNIL :\n\n«"),
        (f'Véran écrivait à la CNIL :\n\n"Le risque existe. {SAID}"', 'Véran écrivait à la CNIL :\n\n"'),
        (f"Véran écrivait : “Le risque existe. {SAID}”", "Véran écrivait : “"),
        (f"**Véran écrivait :** « Le risque existe. {SAID} »", "**Véran écrivait :** «"),
        (f"Selon Véran, « le risque existe. {SAID} »", "Selon Véran, «"),
        (f"« Le risque existe. {SAID} », écrit Véran à la CNIL. Fin.", "écrit Véran à la CNIL."),
        (f"« Le risque existe. {SAID} » a déclaré Véran. Fin.", "a déclaré Véran."),
        (f"Véran écrivait :\n« Le risque existe.\n\n« {SAID} »", "Véran écrivait :\n«"),
        (f"Véran écrivait : « Le “risque” existe. {SAID} »", "Véran écrivait : «"),
    ],
)
def test_a_quotation_that_is_still_open_has_its_speaker(text: str, expected: str) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"Véran écrivait : « Le risque existe. » {SAID}",  # closed before
        f"Véran écrivait : « Le risque existe. {SAID}",  # never closed
        f"« Le risque existe. {SAID} » La suite.",  # nobody is named
        f"La nuit tombe. « Le risque existe. {SAID} »",  # the sentence before has ended
        f"UN TITRE\n\n« Le risque existe. {SAID} »",
        f"Véran {'et les siens ' * 30}écrivait : « Le risque existe. {SAID} »",  # marks must have been paired wrongly
        f"Véran écrivait : « Le risque existe. {'Il est grand. ' * 300}{SAID} »",  # too far
    ],
)
def test_where_nobody_surely_speaks_nobody_is_named(text: str) -> None:
    assert who(text) is None


def test_a_quote_that_says_who_speaks_needs_no_more() -> None:
    assert who(f"Bon. Véran écrivait : « {SAID} »", f"Véran écrivait : « {SAID} »") is None
    assert who(f"Bon. « Le risque existe. {SAID} », écrit Véran.", f"{SAID} », écrit Véran.") is None


def test_a_quote_that_begins_with_its_quotation_has_the_words_before() -> None:
    assert who(f"Véran écrivait :\n\n« {SAID} »", f"« {SAID} »") == "Véran écrivait :"


MARKS = st.sampled_from(['"', "«", "»", "“", "”", ":", ".", "\n", " ", "Véran", "écrit", ", a dit Jean.", "A", "**"])


@given(st.lists(MARKS, min_size=1, max_size=40).map("".join), st.data())
def test_the_words_are_of_the_text_and_none_of_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quoted = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = says_who(text, quoted)
    if found is not None:
        assert found.end <= len(text)
        assert found.end <= quoted.start or quoted.end <= found.start
