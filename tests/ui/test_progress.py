"""Long work seen as its steps."""

import threading

import pytest

from ui.progress import Report, steps


def test_the_steps_come_in_order_and_then_what_the_work_returns() -> None:
    def work(report: Report) -> str:
        for done in range(1, 4):
            report(done, 3)
        return "fini"

    walk, seen = steps(work), []
    with pytest.raises(StopIteration) as end:
        while True:
            seen.append(next(walk))
    assert seen[-1] == (3, 3)
    assert seen == sorted(seen)
    assert end.value.value == "fini"


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
