"""The form of a correction says where each fact comes from, whatever place that is."""

from typing import Any

import pytest

from index.values.communique import Communique, Fact, Origin
from ui.page.corpus.corpus_form import form_of
from ui.rendering.wording import origin_of


class One:
    """A catalogue of one communiqué."""

    def __init__(self, held: Communique) -> None:
        self._held = held

    @property
    def texts(self) -> "One":
        """It reads for itself."""
        return self

    def communique(self, _: object) -> Communique:
        return self._held

    stated = communique


@pytest.mark.parametrize("origin", [origin for origin in Origin if origin is not Origin.STATED])
def test_every_origin_of_a_source_has_words(origin: Origin) -> None:
    held = Communique("Un texte.", source=Fact("CGT", origin))
    catalogue: Any = One(held)
    form = form_of(catalogue, held.id)
    assert form is not None
    assert form.source == "CGT"
    assert origin_of(Fact("CGT", origin), held)
