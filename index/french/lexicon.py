"""The words of French, from `lexicon.txt`: those of the training texts that stand there ten times or more."""

from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).with_name("lexicon.txt")


def is_word(folded: str) -> bool:
    """Whether it is a word of French, of four letters or more, in lower case and without accents.

    >>> is_word("livret"), is_word("livert")
    (True, False)
    """
    return folded in _lexicon()


@lru_cache(maxsize=1)
def _lexicon() -> frozenset[str]:
    return frozenset(_WORDS.read_text(encoding="ascii").split())
