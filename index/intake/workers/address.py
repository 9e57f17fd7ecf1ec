"""How a cluster is named; apart, so that a command is read without loading what clusters need."""

import re

LOCAL = "local"
"""A cluster that is not there yet: one worker for each core of this machine."""

_SCHEDULER = re.compile(r"((tcp|tls|ws|wss)://)?[^\s/:]+:[0-9]{1,5}")


def is_cluster(text: str) -> bool:
    """Whether it names a Dask scheduler, `tcp://10.0.0.1:8786`, or `local`."""
    return text == LOCAL or _SCHEDULER.fullmatch(text) is not None
