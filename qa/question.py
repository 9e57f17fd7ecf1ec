"""What a French question asks."""

from dataclasses import dataclass

from index.errors import DixitError
from index.filter import EVERYTHING, Filter
from index.french.words import search_words

LONGEST = 2_000  # characters: past that it is a text, not a question


@dataclass(frozen=True)
class Question:
    """The question as asked, its search words, and the communiqués that it is about."""

    text: str
    words: tuple[str, ...]
    within: Filter


def understand(text: str, within: Filter = EVERYTHING) -> Question:
    """What `text` asks. Raises DixitError for an empty question and for one longer than `LONGEST`."""
    asked = " ".join(text.split())
    if not asked:
        raise DixitError("Posez une question en français : le champ est vide.")
    if len(asked) > LONGEST:
        raise DixitError(
            f"Cette question compte {len(asked)} caractères : résumez-la en moins de {LONGEST}, ou en une phrase."
        )
    return Question(asked, tuple(search_words(asked)), within)
