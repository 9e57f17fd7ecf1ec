"""What this process may use, as far as the system holds it to that; Windows does not, only its caller's clock."""

import contextlib
import sys

if sys.platform != "win32":
    import resource

MEMORY, PROCESSOR, FILE, CORE = "RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE"


def bound(what: str, most: int) -> None:
    """`most` bytes, or seconds of the processor, from now on and for what this process becomes."""
    if sys.platform != "win32":
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, what), (most, most))


def bound_next(seconds: int) -> None:
    """So many seconds of the processor from now; called again, as many again."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))
