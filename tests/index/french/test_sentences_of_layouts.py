"""Sentences in the layouts of real texts: `¶` stands where each ends, in two files of which one was written blind."""

from pathlib import Path

import pytest

from index.french.lines import unwrapped
from index.french.sentences import sentences

HERE = Path(__file__).parent / "sentences"


def layouts(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").strip("\n").split("\n%%\n")


def right(marked: str) -> bool:
    text = marked.replace("¶", "")
    return [span.of(text) for span in sentences(text)] == [one.strip() for one in marked.split("¶")]


@pytest.mark.parametrize("marked", layouts("written_first.txt"))
def test_a_sentence_ends_where_it_was_ended(marked: str) -> None:
    assert right(marked)


def test_of_layouts_that_the_rules_were_not_written_for_nearly_all_are_right() -> None:
    held_out = layouts("held_out.txt")
    assert sum(map(right, held_out)) >= 0.95 * len(held_out)


def test_only_line_ends_and_marks_of_quoting_become_spaces() -> None:
    text = "> Le rectorat\n> refuse.\n\nLa FSU\nle regrette."
    assert unwrapped(text) == "> Le rectorat   refuse.\n\nLa FSU le regrette."
