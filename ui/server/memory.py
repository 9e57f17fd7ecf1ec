"""Memory that is given back: the C library of Linux keeps what each thread freed, in case the same thread wants more.

What is read in context takes blocks of all sizes on many threads, and what it keeps lies between them: a server grew
by a quarter within two hundred questions and additions, of which it used no more than 12 MB (`bench/README.md`).
"""

import contextlib
import ctypes
import sys

_THRESHOLD, _ARENAS = -3, -8  # M_MMAP_THRESHOLD and M_ARENA_MAX of <malloc.h>
_LARGE = 131_072  # bytes: a block of this size or more goes back to the system when it is freed
_AT_MOST = 2  # places where threads find blocks


def give_back() -> None:
    """From now on, freed memory goes back to the system rather than to one thread. Nothing, but on Linux with glibc.

    Call it before threads are at work.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_ARENAS, _AT_MOST)
            mallopt(_THRESHOLD, _LARGE)
