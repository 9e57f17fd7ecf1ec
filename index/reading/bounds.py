"""What this process may use, as far as the system holds it to that; Windows does not, only its caller's clock."""

import contextlib
import math
import signal
import sys
import time

if sys.platform != "win32":
    import resource

STARVED = 1.0 if sys.platform == "win32" else 10.0
"""How many times longer the clock may run than the processor, on a machine that has other things to do."""
MEMORY, PROCESSOR, FILE, CORE = "RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE"


def bound(what: str, most: int) -> None:
    """`most` bytes, or seconds of the processor, from now on and for what this process becomes."""
    if sys.platform != "win32":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, what), (most, most))


def bound_next(seconds: float) -> None:
    """So many seconds of the processor from now, rounded up; called again, as many again."""
    if sys.platform != "win32":
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), hard))


def has_burnt(code: int | None) -> bool:
    """Whether a process that ended with this code had used all the processor time that it was given."""
    return sys.platform != "win32" and code == -signal.SIGXCPU
