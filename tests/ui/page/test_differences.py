"""Two versions of a text, laid over each other."""

from hypothesis import given
from hypothesis import strategies as st

from index.values.communique import Communique
from ui.page.differences import differences, differences_as_html

_TEXT = st.text(st.sampled_from("ab \n"), max_size=40)


@given(_TEXT, _TEXT)
def test_both_texts_are_whole_in_what_is_shown(before: str, after: str) -> None:
    pieces = [*differences(before, after)]
    assert "".join(words for kind, words in pieces if kind != "insert") == before
    assert "".join(words for kind, words in pieces if kind != "delete") == after


def test_only_the_words_that_changed_are_marked() -> None:
    before = Communique("Le canal\n\nNous demandons trois bateaux.\nLe port est fermé.")
    after = Communique("Le canal\n\nNous demandons cinq bateaux.\nLe port est fermé.")
    shown = differences_as_html(before, after)
    assert "demandons <del>trois</del><ins>cinq</ins> bateaux" in shown
    assert shown.count("<del>") == shown.count("<ins>") == 1


def test_what_a_text_writes_is_never_markup() -> None:
    shown = differences_as_html(Communique("<u>le canal</u>"), Communique("<s>le port</s>"))
    assert {"<u", "</u", "<s>", "</s>"} & {shown[i : i + n] for n in (2, 3, 4) for i in range(len(shown))} == set()
