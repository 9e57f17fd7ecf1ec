"""Nothing that is shown in a terminal commands it (finding B22)."""

import io
import json
import re

import pytest

from ui.rendering.harmless import Harmless, harmless, harmless_json

SEQUENCES = (
    "\x1b]0;titre\x07", "\x1b[2J\x1b[H", "\x9b31m", "\x1bP$q\x1b\\", "a\rb", "a\x08\x08b", "\x07", "\x7f",
    "\x1b[1;1H", "\x1b[8m", "\x85", "\u202eabc\u202c", "\u2066x\u2069", "\u2028", "\U000e0041", "\ud800", "\x00",
    "\x1b[?1049h", "\x1b]8;;http://exemple.test\x1b\\", "\x1b[6n",
)  # fmt: skip
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0041]")


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_what_a_terminal_obeys_is_replaced_sign_by_sign(sequence: str) -> None:
    for styled in (False, True):
        shown = harmless(f"avant {sequence} après", styled)
        assert not COMMANDS.search(shown)
        assert len(shown) == len(f"avant {sequence} après")
    written = harmless_json(json.dumps({"texte": sequence}, ensure_ascii=False))
    assert not COMMANDS.search(written)
    assert json.loads(written)["texte"] in (sequence, sequence.replace("\U000e0041", ""))


@pytest.mark.parametrize("words", ["« Là\u202f», dit-elle\xa0:\n\tnon… 👨\u200d👩\u200d👧 œ€", "", "a\n"])
def test_words_stay_as_they_are(words: str) -> None:
    assert harmless(words) == harmless(words, styled=True) == harmless_json(words) == words


def test_our_own_style_stays_where_there_is_one() -> None:
    assert harmless("\x1b[1mgras\x1b[0m \x1b[31mrouge", styled=True) == "\x1b[1mgras\x1b[0m \ufffd[31mrouge"
    assert harmless("\x1b[1mgras") == "\ufffd[1mgras"


def test_a_stream_is_the_same_but_for_what_is_written() -> None:
    under = io.StringIO()
    stream = Harmless(under)
    print("\x1b[2Jdit", file=stream, flush=True)
    assert under.getvalue() == "\ufffd[2Jdit\n"
    assert not stream.isatty()
