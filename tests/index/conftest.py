"""Catalogues that are opened as often as a test likes, and closed after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue

Open = Callable[[Path], Catalogue]


@pytest.fixture
def opened() -> Iterator[Open]:
    catalogues: list[Catalogue] = []

    def open_(data: Path) -> Catalogue:
        catalogues.append(open_catalogue(data))
        return catalogues[-1]

    yield open_
    for catalogue in catalogues:
        catalogue.close()
