"""What a line of a text does there."""

from dataclasses import dataclass
from enum import StrEnum

from index.values.communique import Span


class Role(StrEnum):
    """What a line of a text does there."""

    HEADER = "header"  # « Communiqué de presse », « Pour diffusion immédiate », « Réf. : JM/09 »
    LABEL = "label"  # above the title: « SOCIÉTÉ – ENTRETIEN », « Collège Jean-Moulin »
    TITLE = "title"
    DATELINE = "dateline"  # « Rouen, le 5 mars 2015 »
    ADDRESSEE = "addressee"  # « Madame la Ministre, »
    BODY = "body"
    SIGNATURE = "signature"  # « Pour le syndicat, Jeanne Martelet »
    CONTACT = "contact"
    BOILERPLATE = "boilerplate"  # legal words, privacy, « À propos de … », donations, page numbers
    MENU = "menu"
    LINKS = "links"  # a list of other texts


STATEMENTS = frozenset({Role.TITLE, Role.BODY})
"""What a text says; the other roles say of whom, to whom and when, or nothing."""


@dataclass(frozen=True)
class Line:
    """One line of a text, the space around it left out, and what it is."""

    span: Span
    role: Role
