"""Nobody's wrong passwords keep the right person out, and nobody guesses fast (finding B13: 25 of 25 kept out)."""

import asyncio

import pytest

from tests.coroutines import run
from tests.ui.asking_over_http import EDITOR, READER, in_no_time, people
from ui.auth.checking import Checking
from ui.auth.known_browser import is_known, known_browser
from ui.auth.password_file import People
from ui.auth.user import User

RUTH, PASSWORD = EDITOR
PEOPLE = people()
STRANGER, HOME = "203.0.113.9", "192.0.2.1"


class Quick(People):
    """Checks in no time, and counts."""

    def __init__(self) -> None:
        super().__init__(PEOPLE.known)
        object.__setattr__(self, "tried", [])

    def check(self, name: str, password: str) -> User | None:
        self.__dict__["tried"].append(password)
        known = dict([EDITOR, READER])
        return self.known[name][0] if known.get(name) == password else None


@pytest.fixture
def login() -> Quick:
    return Quick()


@pytest.mark.parametrize("network", [STRANGER, HOME])
@pytest.mark.parametrize("name", [RUTH, "paul", "personne"])
def test_after_wrong_ones_the_right_one_passes_wherever_they_came_from(login: Quick, network: str, name: str) -> None:
    async def tried() -> None:
        checking = in_no_time(login)
        for _ in range(25):
            assert await checking.check(name, "ce n’est pas lui", network) is None
            assert await checking.check(RUTH, PASSWORD, HOME) is not None

    run(tried())


async def never(seconds: float) -> None:
    """Ends what is not held, and nothing else."""
    if seconds:
        await asyncio.Event().wait()


def held(login: Quick) -> Checking:
    """One whose wrong answers are held until the end of the test."""
    checking = in_no_time(login)
    checking._pause = never
    return checking


def test_many_strangers_at_once_keep_out_neither_another_network_nor_a_known_browser(login: Quick) -> None:
    known = known_browser(RUTH, login.known[RUTH][1])

    async def tried() -> None:
        checking = held(login)
        guesses = [asyncio.create_task(checking.check(RUTH, "x", STRANGER)) for _ in range(60)]
        await asyncio.sleep(0.05)
        assert await checking.check(RUTH, PASSWORD, HOME) is not None
        assert await checking.check(RUTH, PASSWORD, STRANGER, known) is not None
        assert await checking.check("paul", READER[1], STRANGER) is not None
        for one in guesses:
            one.cancel()

    run(tried())


def test_they_are_not_checked_faster_for_being_many(login: Quick) -> None:
    async def tried() -> None:
        checking = held(login)
        guesses = [asyncio.create_task(checking.check(RUTH, f"essai {one}", STRANGER)) for one in range(60)]
        await asyncio.sleep(0.2)
        assert sum(one.done() and one.result() is not None for one in guesses) >= 20, "the line is too long for these"
        for one in guesses:
            one.cancel()

    run(tried())
    assert 4 <= len(login.__dict__["tried"]) <= 5 + 4


def test_a_name_that_is_tried_from_everywhere_waits_only_where_its_person_never_was(login: Quick) -> None:
    async def tried() -> None:
        checking = in_no_time(login)
        assert await checking.check(RUTH, PASSWORD, HOME) is not None
        for one in range(101):
            await checking.check(RUTH, "x", f"network {one}")
        checking._pause = never
        guesses = [asyncio.create_task(checking.check(RUTH, "x", f"far {one}")) for one in range(4)]
        await asyncio.sleep(0.05)
        assert checking._rate_limit.begin(checking._keys(RUTH, "never", "")[0]) > 0
        assert await checking.check(RUTH, PASSWORD, HOME) is not None
        for guess in guesses:
            guess.cancel()

    run(tried())


def test_only_this_person_with_this_password_is_known_by_a_browser() -> None:
    hashed = PEOPLE.known[RUTH][1]
    kept = known_browser(RUTH, hashed)
    assert is_known(kept, RUTH, hashed)
    assert kept != known_browser(RUTH, hashed)
    for kept_by, name, under in ((kept, "paul", hashed), (kept, RUTH, hashed + "x"), (kept[:-1], RUTH, hashed),
                                 ("", RUTH, hashed), (".", RUTH, hashed), ("é." * 9, RUTH, hashed)):  # fmt: skip
        assert not is_known(kept_by, name, under)
