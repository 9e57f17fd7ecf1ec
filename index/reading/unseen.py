"""Signs that nobody sees: they hide words from those who look for them."""

import re

_ALWAYS = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_IN_WORDS = re.compile(r"(?<=[^\W\d_])[\u200c\u200d](?=[^\W\d_])")  # elsewhere they join the parts of a picture


def without_unseen(text: str) -> str:
    """`text` without soft hyphens, zero-width signs and marks of direction.

    >>> without_unseen("refu\u00adse d\u200baug\u200dmenter")
    'refuse daugmenter'
    """
    return _IN_WORDS.sub("", _ALWAYS.sub("", text))
