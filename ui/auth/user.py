"""Who is asking, and whether they may change the corpus."""

from dataclasses import dataclass


@dataclass(frozen=True)
class User:
    """Somebody who reads, and may change the corpus or not. The server puts one in the `user` of every request."""

    name: str
    may_change: bool


ANYONE = User("", may_change=True)
"""Whoever sits at this machine, when no password is asked for."""
