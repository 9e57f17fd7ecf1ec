"""Attempts at a password are slowed down, for a name and for an address."""

from ui.sharing.slowing import Slowing


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong(slowing: Slowing, *keys: str, times: int = 1) -> None:
    for _ in range(times):
        assert slowing.attempt(keys) == 0


def test_from_the_sixth_on_each_waits_twice_as_long() -> None:
    clock = Clock()
    slowing = Slowing(clock)
    wrong(slowing, "name ruth", "address a", times=5)
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        assert slowing.attempt(["name ruth", "address a"]) == wait
        clock.now += wait
        wrong(slowing, "name ruth", "address a")


def test_a_name_is_protected_from_many_addresses_and_an_address_may_not_try_many_names() -> None:
    slowing = Slowing(Clock())
    for place in range(5):
        wrong(slowing, "name ruth", f"address {place}")
    assert slowing.attempt(["name ruth", "address fresh"]) > 0
    for name in range(5):
        wrong(slowing, f"name {name}", "address a")
    assert slowing.attempt(["name fresh", "address a"]) > 0
    assert slowing.attempt(["name fresh", "address fresh"]) == 0


def test_an_attempt_that_must_wait_does_not_count() -> None:
    clock = Clock()
    slowing = Slowing(clock)
    wrong(slowing, "name ruth", times=5)
    for _ in range(100):
        assert slowing.attempt(["name ruth"]) == 1
    clock.now += 1
    wrong(slowing, "name ruth")


def test_a_right_password_frees_the_name_but_not_the_address_of_other_attempts() -> None:
    """So that whoever has a password cannot try those of others for ever, signing in between."""
    slowing = Slowing(Clock())
    for name in range(4):
        wrong(slowing, f"name {name}", "address a")
    wrong(slowing, "name mine", "address a")
    slowing.succeeded("name mine", "address a")
    wrong(slowing, "name other", "address a")
    assert slowing.attempt(["name fifth", "address a"]) > 0
    assert slowing.attempt(["name mine"]) == 0


def test_many_people_behind_one_address_sign_in_without_a_wait() -> None:
    slowing = Slowing(Clock())
    for one in range(100):
        wrong(slowing, f"name {one}", "address proxy")
        slowing.succeeded(f"name {one}", "address proxy")


def test_a_quarter_of_an_hour_without_an_attempt_forgets() -> None:
    clock = Clock()
    slowing = Slowing(clock)
    wrong(slowing, "name ruth", times=5)
    clock.now += 901
    wrong(slowing, "name ruth", times=5)


def test_invented_names_do_not_fill_the_memory() -> None:
    slowing = Slowing(Clock())
    for one in range(30_000):
        slowing.attempt([f"name {one}"])
    assert len(slowing._tried) <= 10_000
