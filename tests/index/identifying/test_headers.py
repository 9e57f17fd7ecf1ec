"""Sources and dates on heads and feet that people write: to be wrong is much worse than not to know."""

import pytest

from tests.index.identifying.headers.measure import cases, judged, measured


@pytest.mark.parametrize("case", cases("written_first"), ids=lambda case: case["head"][:40])
def test_the_heads_that_the_rules_were_written_for_are_understood(case: dict[str, str]) -> None:
    assert judged(case) == {"source": "right", "date": "right"}


def test_of_those_written_afterwards_none_is_wrong_and_few_are_unknown() -> None:
    """40 cases: 38 sources and 40 dates on 2026-11-22."""
    for counts in measured("held_out").values():
        assert counts["wrong"] == 0
        assert counts["right"] >= 38
