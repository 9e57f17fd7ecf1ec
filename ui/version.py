"""Which Dixit this is."""

from importlib import metadata


def version() -> str:
    """The version that is installed, `0.1.0`."""
    return metadata.version("dixit")
