"""What became of many files, in a few lines."""

from collections.abc import Sequence

from index.intake import Added, Outcome, Refused
from ui.wording import count, outcome_in_words

_MOST = 20  # lines of a kind that anyone reads


def outcomes_in_lines(outcomes: Sequence[Outcome]) -> tuple[list[str], list[str]]:
    """What was taken in and what was refused, a line for each; when they are many, those taken in are counted
    (`1 203 ajoutés, 12 déjà là, 4 refusés.`) and of those refused the first are told.
    """
    refused = [outcome_in_words(one) for one in outcomes if isinstance(one, Refused)]
    taken = [one for one in outcomes if not isinstance(one, Refused)]
    told = [outcome_in_words(one) for one in taken]
    if len(taken) > _MOST:
        added = sum(isinstance(one, Added) for one in taken)
        parts = [count(added, "ajouté")]
        if added < len(taken):
            parts.append(count(len(taken) - added, "déjà là", "déjà là"))
        if refused:
            parts.append(count(len(refused), "refusé"))
        told = [", ".join(parts) + "."]
    if len(refused) > _MOST:
        refused = [*refused[:_MOST], f"… et {count(len(refused) - _MOST, 'autre refusé', 'autres refusés')}."]
    return told, refused


def unchanged_in_words(files: int) -> str:
    """`12 fichiers inchangés, déjà lus.`"""
    return f"{count(files, 'fichier inchangé, déjà lu', 'fichiers inchangés, déjà lus')}."
