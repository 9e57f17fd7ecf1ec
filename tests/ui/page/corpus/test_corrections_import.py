"""A table that comes back corrects what it says otherwise, and tells why a line was left out."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.values.errors import DixitError
from index.values.files import File
from ui.page.corpus.corrections_import import corrected_by
from ui.rendering.corrections_csv import facts_in_csv


def test_only_what_differs_is_corrected(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File(f"{n}.md", f"---\ntitle: Écluse {n}\n---\nLe canal {n} est à sec.".encode()) for n in range(3)])
    same = "".join(facts_in_csv(catalogue.texts.all()))
    assert corrected_by(catalogue, same.encode()) == "0\N{NO-BREAK SPACE}communiqué corrigé, 3 sans changement."
    first, second, third = catalogue.texts.all()
    rows = [f"{first.id.upper()};VNF;5 février 2024", f"{second.id};;hier", f"{third.id};;", "ffff;VNF;2024"]
    table = "\n".join(["empreinte;source;date", *rows])
    told = corrected_by(catalogue, table.encode()).splitlines()
    assert told[0] == "1\N{NO-BREAK SPACE}communiqué corrigé, 1 sans changement."
    assert [line.split("\N{NO-BREAK SPACE}")[0] for line in told[1:]] == ["Ligne 3", "Ligne 5"]
    found = catalogue.texts.communique(first.id)
    assert found is not None
    assert found.sources == ("VNF",)
    assert found.date is not None
    assert found.date.value.isoformat() == "2024-02-05"
    assert found.title == first.title
    with pytest.raises(DixitError):
        corrected_by(catalogue, b"rien")
    catalogue.close()
