"""What a test of the dense view waits for."""

from index.storage.folder.vectors.index import VectorIndex


def settle(view: VectorIndex) -> None:
    """Waits until what is being packed, if anything, is packed."""
    packing = view._packing
    if packing is not None:
        packing.join()
