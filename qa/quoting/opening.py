"""A communiqué → the sentence that it opens with."""

from index.values.communique import Communique, Passage, Span
from qa.quoting.layout import Kind, units_around

_HEAD = 3_000  # characters, among which a text opens


def opening(communique: Communique) -> tuple[Passage, Span]:
    """How a text opens, under its title: its first sentence, and the passage that it makes."""
    units = units_around(communique, Span(0, min(len(communique.text), _HEAD)))
    stating = [unit for unit in units if unit.states] or units
    first = next((unit for unit in stating if unit.kind is not Kind.HEADING and not unit.titles), stating[0]).span
    return Passage(communique, first), first
