"""What a test of the dense view waits for."""

from index.views.dense.view import DenseView


def settle(view: DenseView) -> None:
    """Waits until what is being packed, if anything, is packed."""
    packing = view._packing
    if packing is not None:
        packing.join()
