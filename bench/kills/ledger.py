"""What a home must hold: of each text, in which states it may be, told by what its commands acknowledged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ui.rendering.wording import NBSP

THERE, OUT, ERASED = "there", "out", "erased"
_TOKEN = re.compile(r"zq[0-9a-f]{12}")
_SAID = {f"Ajouté{NBSP}": THERE, f"Remis{NBSP}": THERE, f"Remplacé{NBSP}": THERE, f"Retiré{NBSP}": OUT}


def tokens_in(words: str) -> list[str]:
    """The words by which texts are known, in order: each has one, in its title."""
    return _TOKEN.findall(words)


@dataclass
class Ledger:
    """Texts by their tokens, each with the states that it may be in, and the sources that it may be said to have."""

    states: dict[str, set[str]] = field(default_factory=dict)
    sources: dict[str, set[str]] = field(default_factory=dict)

    def may(self, tokens: Iterable[str], state: str) -> None:
        """Something that would bring them into that state has begun."""
        for token in tokens:
            self.states.setdefault(token, {OUT}).add(state)

    def must(self, tokens: Iterable[str], state: str) -> None:
        """It was acknowledged."""
        for token in tokens:
            self.states[token] = {state}

    def heard(self, printed: str) -> None:
        """Takes in whole lines of a command: « Ajouté : « … » » and the like."""
        for line in printed.split("\n")[:-1]:
            state = next((state for said, state in _SAID.items() if line.startswith(said)), None)
            if state is not None:
                self.must(tokens_in(line), state)

    def wrong(self, listed: dict[str, str]) -> list[str]:
        """What is lost or back against what was acknowledged, given the source of each token that is there; what was
        not sure is as it was found from now on."""
        told = []
        for token, states in self.states.items():
            found = token in listed
            if found and THERE not in states:
                told.append(f"{token} is back: {sorted(states)}")
            if not found and states == {THERE}:
                told.append(f"{token} is lost")
            self.states[token] = {THERE} if found else (states - {THERE} or {OUT})
            allowed = self.sources.get(token)
            if found and allowed and listed[token] not in allowed:
                told.append(f"{token} is of {listed[token]}, not of {sorted(allowed)}")
            elif found and allowed:
                self.sources[token] = {listed[token]}
        return told + [f"{token} is of nobody" for token in listed if token not in self.states]

    def surely(self, state: str) -> list[str]:
        """Those that are in that state and in no other."""
        return [token for token, states in self.states.items() if states == {state}]
