"""Picks the parts of the answerer."""

from index.catalogue import Catalogue
from qa.answerer import Answerer


def open_answerer(catalogue: Catalogue) -> Answerer:
    """An answerer over `catalogue`."""
    return Answerer(catalogue)
