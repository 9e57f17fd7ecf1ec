"""How large a file may be is told before it is sent, and is the same wherever it comes in."""

import re
from pathlib import Path

from index.reading.formats import SUFFIXES
from index.reading.limits import MAX_BYTES, largest
from ui.server.server import MAX_UPLOAD

SCRIPT = Path(__file__).parents[3] / "ui" / "assets" / "page.js"


def test_the_page_knows_the_limits_of_the_readers() -> None:
    table = re.search(r"const MAX_BYTES = \[(.*?)\];", SCRIPT.read_text("utf-8"), re.DOTALL)
    assert table
    rows = re.findall(r"\[/(.*)/i?, ([\d_]+)\]", table[1])
    for suffix in SUFFIXES:
        assert next(int(most) for named, most in rows if re.search(named, f"a{suffix}")) == largest(f"a{suffix}")
    assert f"{MAX_BYTES // 1_000_000}mb" == MAX_UPLOAD
