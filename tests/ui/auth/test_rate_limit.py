"""Wrong passwords are held back, under a name at a place, a place, and a name from everywhere."""

import pytest

from ui.auth.rate_limit import Key, Pace, RateLimit

RUTH: Key = ("here", "ruth", "a")
PACE = Pace(free=5, patient=20, places=4)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong(rate_limit: RateLimit, *keys: tuple[Key, Pace]) -> float:
    """How long the answer to a wrong password is held, one that may be tried at once."""
    assert rate_limit.begin(keys) == 0
    return rate_limit.end(keys, right=False)


def test_wrong_answers_are_held_longer_and_longer() -> None:
    clock = Clock()
    rate_limit = RateLimit(clock)
    held = []
    for _ in range(25):
        held.append(wrong(rate_limit, (RUTH, PACE)))
        clock.now += held[-1]
    assert held == [0] * 5 + [1, 2] + [3] * 13 + [15] * 5


def test_while_a_wrong_answer_is_held_the_right_one_passes() -> None:
    rate_limit = RateLimit(Clock())
    for _ in range(8):
        wrong(rate_limit, (RUTH, PACE))
    assert rate_limit.begin([(RUTH, PACE)]) == 0
    assert rate_limit.end([(RUTH, PACE)], right=True) == 0


def test_no_more_are_tried_at_once_than_there_are_places() -> None:
    clock = Clock()
    rate_limit = RateLimit(clock)
    assert [rate_limit.begin([(RUTH, PACE)]) > 0 for _ in range(6)] == [False] * 4 + [True] * 2
    for _ in range(4):
        rate_limit.end([(RUTH, PACE)], right=False)
    assert [wrong(rate_limit, (RUTH, PACE)) for _ in range(5)] == [0, 1, 2, 3, 3]
    assert rate_limit.begin([(RUTH, PACE)]) == pytest.approx(1), "until the first of the four is told"
    clock.now += 1
    assert rate_limit.begin([(RUTH, PACE)]) == 0


def test_one_key_that_is_full_takes_no_place_under_the_others() -> None:
    rate_limit = RateLimit(Clock())
    network: Key = ("network", "a")
    narrow = Pace(free=0, patient=9, places=1)
    wrong(rate_limit, (network, narrow))
    for _ in range(9):
        assert rate_limit.begin([(RUTH, PACE), (network, narrow)]) > 0
    assert rate_limit.begin([(RUTH, PACE)]) == 0


def test_a_right_password_forgets_what_was_wrong_here_and_not_elsewhere() -> None:
    """So that whoever has a password cannot try those of others for ever, signing in between."""
    rate_limit = RateLimit(Clock())
    network: tuple[Key, Pace] = (("network", "a"), PACE)
    for name in range(5):
        wrong(rate_limit, (("here", f"name {name}", "a"), PACE), network)
    mine = [(RUTH, PACE), network]
    assert rate_limit.begin(mine) == 0
    assert rate_limit.end(mine, right=True) == 0
    assert wrong(rate_limit, (("here", "other", "a"), PACE), network) == 1


def test_many_people_behind_one_address_sign_in_without_a_wait() -> None:
    rate_limit = RateLimit(Clock())
    for one in range(100):
        keys: list[tuple[Key, Pace]] = [(("here", f"name {one}", "proxy"), PACE), (("network", "proxy"), PACE)]
        assert rate_limit.begin(keys) == 0
        assert rate_limit.end(keys, right=True) == 0


def test_a_quarter_of_an_hour_without_an_attempt_forgets() -> None:
    clock = Clock()
    rate_limit = RateLimit(clock)
    for _ in range(5):
        wrong(rate_limit, (RUTH, PACE))
    clock.now += 901
    assert wrong(rate_limit, (RUTH, PACE)) == 0


def test_invented_names_do_not_fill_the_memory() -> None:
    rate_limit = RateLimit(Clock())
    for one in range(30_000):
        rate_limit.begin([(("here", f"name {one}", "a"), PACE)])
    assert len(rate_limit._tried) <= 10_000
