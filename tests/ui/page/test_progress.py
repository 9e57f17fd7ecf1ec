"""Long work seen as its steps."""

import threading
from collections.abc import Generator

import pytest

from ui.page.progress import Report, steps


def test_the_steps_come_in_order_and_then_what_the_work_returns() -> None:
    def work(report: Report) -> str:
        for done in range(1, 4):
            report(done, 3)
        return "fini"

    def walked() -> Generator[tuple[int, int], None, None]:
        returned.append((yield from steps(work)))

    returned: list[str] = []
    seen = list(walked())
    assert seen[-1] == (3, 3)
    assert seen == sorted(seen)
    assert returned == ["fini"]


def test_what_the_work_raises_is_raised() -> None:
    def work(report: Report) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(steps(work))


def test_work_goes_on_when_nobody_listens_any_more() -> None:
    listened, ended = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        report(1, 2)
        listened.wait(5)
        ended.set()

    walk = steps(work)
    next(walk)
    walk.close()
    listened.set()
    assert ended.wait(5)
