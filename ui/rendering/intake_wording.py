"""What became of many files, in a few lines."""

from collections import Counter
from collections.abc import Mapping, Sequence

from index.reading.formats import suffix
from index.reading.mail.cover_note import COVER_NOTE
from index.values.files import Added, LeftAside, Outcome, Refused, Reread
from ui.rendering.wording import NBSP, count, outcome_in_words

_MOST_KINDS = 8
_FEW = 5  # files left aside that are named
_MOST = 20  # lines of a kind that anyone reads


def outcomes_in_lines(outcomes: Sequence[Outcome]) -> tuple[list[str], list[str]]:
    """What was taken in and what was refused, a line for each; when they are many, those taken in are counted
    (`1 203 ajoutés, 12 déjà là, 4 refusés.`) and of those refused the first are told. Last among those taken in comes
    what was left out of the files that were read.
    """
    aside = [outcome for outcome in outcomes if isinstance(outcome, LeftAside)]
    refused = [
        outcome_in_words(outcome)
        for outcome in outcomes
        if isinstance(outcome, Refused) and not isinstance(outcome, LeftAside)
    ]
    accepted = [outcome for outcome in outcomes if not isinstance(outcome, Refused)]
    lines = [outcome_in_words(outcome) for outcome in accepted]
    if len(accepted) > _MOST:
        added = sum(isinstance(outcome, Added) for outcome in accepted)
        parts = [count(added, "ajouté")]
        if added < len(accepted):
            parts.append(count(len(accepted) - added, "déjà là", "déjà là"))
        if refused:
            parts.append(count(len(refused), "refusé"))
        lines = [", ".join(parts) + "."]
    if len(refused) > _MOST:
        refused = [*refused[:_MOST], f"… et {count(len(refused) - _MOST, 'autre refusé', 'autres refusés')}."]
    return [*lines, *asides_in_lines(aside)], refused


def asides_in_lines(aside: Sequence[LeftAside]) -> list[str]:
    """What was left out of the files that were read: a line for each, or by kinds when they are many."""
    if len(aside) <= _FEW:
        return [outcome_in_words(outcome) for outcome in aside]
    notes = [outcome for outcome in aside if outcome.name.endswith(COVER_NOTE)]
    kinds = Counter(suffix(outcome.name) or "sans suffixe" for outcome in aside if outcome not in notes)
    if notes:
        kinds["mot d’accompagnement" if len(notes) == 1 else "mots d’accompagnement"] = len(notes)
    return [_by_kinds(f"Laissés de côté dans les fichiers lus{NBSP}:", dict(kinds.most_common()))]


def left_aside_in_words(kinds: Mapping[str, int]) -> str:
    """`Laissés de côté, car Dixit ne lit pas ces formats : 12 .pptx, 3 .mp4.`, the most frequent kinds."""
    return _by_kinds(f"Laissés de côté, car Dixit ne lit pas ces formats{NBSP}:", kinds)


def _by_kinds(begin: str, kinds: Mapping[str, int]) -> str:
    most = [f"{number} {kind}" for kind, number in list(kinds.items())[:_MOST_KINDS]]
    rest = sum(list(kinds.values())[_MOST_KINDS:])
    if rest:
        most.append(count(rest, "autre fichier", "autres fichiers"))
    return f"{begin} {', '.join(most)}."


def unchanged_in_words(files: int) -> str:
    """`12 fichiers inchangés, déjà lus.`"""
    return f"{count(files, 'fichier inchangé, déjà lu', 'fichiers inchangés, déjà lus')}."


def reread_in_words(done: Reread) -> str:
    """`Fichiers relus : 12 textes remplacés, 3 mieux connus, 1 gardé tel quel.`"""
    parts = [
        count(done.replaced, "texte remplacé", "textes remplacés"),
        count(done.restated, "mieux connu", "mieux connus"),
        count(done.kept, "gardé tel quel", "gardés tels quels"),
    ]
    return f"Fichiers relus{NBSP}: {', '.join(parts)}."
