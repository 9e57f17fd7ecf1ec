"""What a page that was closed kept is given back (finding B23: 0.11 MB a session, for ever)."""

from typing import Any

from tests.ui.asking_over_http import seeded
from tests.ui.fake_floors import FakeAnswerer
from ui.server.server import build_application


def test_no_more_sessions_are_kept_than_a_newsroom_has_open() -> None:
    catalogue: Any = seeded()
    answerer: Any = FakeAnswerer(catalogue)
    served: Any = build_application(catalogue, answerer)
    [holder] = [
        route.app.state_holder for route in served.routes if hasattr(getattr(route, "app", None), "state_holder")
    ]
    for one in range(250):
        holder[f"session{one}"]
        holder["open"]
    assert len(holder.session_data) <= 101
    assert "open" in holder
    assert "session249" in holder
    assert "session9" not in holder
