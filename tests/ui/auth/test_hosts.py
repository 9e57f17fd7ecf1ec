"""Under which names and addresses the server may be asked for."""

import pytest

from ui.auth.hosts import Hosts


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:7861", "localhost:7860", "LOCALHOST", "[::1]:7860"])
@pytest.mark.parametrize("listening", ["127.0.0.1", "0.0.0.0", "::"])
def test_this_machine_is_known_to_itself(listening: str, host: str) -> None:
    assert Hosts(listening).admit(host, "127.0.0.1")


def test_an_address_is_ours_when_the_request_came_in_at_it() -> None:
    every = Hosts("0.0.0.0")
    assert every.admit("192.168.1.5:7860", "192.168.1.5")
    assert every.admit("[fd00::5]:7860", "fd00::5")
    assert every.admit("192.168.1.5", "::ffff:192.168.1.5"), "an IPv4 request at a door of IPv6"
    assert not every.admit("192.168.1.6:7860", "192.168.1.5")
    assert not every.admit("192.168.1.5:7860", None)


@pytest.mark.parametrize(
    "host",
    ["", "exemple.test", "0.0.0.0:7860", "192.168.1.5.exemple.test", "192.168.1.5@exemple.test", "127.0.0.1 ",
     "127.0.0.1:7860:80", "[::1", "localhost:port", "localhost.exemple.test", "::1", "None"],
)  # fmt: skip
@pytest.mark.parametrize("listening", ["127.0.0.1", "0.0.0.0", "192.168.1.5"])
def test_any_other_name_is_refused(listening: str, host: str) -> None:
    """So that a site cannot have its own name point here and read what is answered (DNS rebinding)."""
    assert not Hosts(listening).admit(host, "192.168.1.5")
    assert not Hosts(listening).admit(host, None)


def test_a_name_is_known_when_it_was_given_and_its_pages_may_be_encrypted() -> None:
    hosts = Hosts("127.0.0.1", ["Dixit.exemple.test"])
    assert hosts.admit("dixit.exemple.test", "127.0.0.1")
    assert hosts.is_our_page("https://dixit.exemple.test", "http", "dixit.exemple.test")
    assert hosts.is_our_page("http://127.0.0.1:7860", "http", "127.0.0.1:7860")
    assert not hosts.is_our_page("https://127.0.0.1:7860", "http", "127.0.0.1:7860")
    assert not hosts.is_our_page("http://127.0.0.1:8000", "http", "127.0.0.1:7860")
    assert not hosts.is_our_page("https://exemple.test", "http", "dixit.exemple.test")
    assert not hosts.is_our_page("null", "http", "dixit.exemple.test")
