"""Lists without marks: which lines below the one that announces them are their items."""

import re

from index.french.verbs import plurals, presents

_ANNOUNCES = re.compile(r":[*_\s]*$")
_LONGEST_ITEM = 300  # characters
_FULL_STOP = re.compile(r"[.!?…][*_»”\"\s]*$")
_SMALL = re.compile(r"[a-zà-ÿœ]")
_DETERMINER = re.compile(
    r"(?:L['’]|D['’]|Les?|La|Une?|Des|Du|De|Deux|Trois|Quatre|Aucune?|Pas de|Plus de|\d+)(?=\W|\w)"
)
_INFINITIVE = re.compile(r"(?:Ne pas |Se |S['’])?[A-ZÀ-Ý][a-zà-ÿ]+(?:er|ir|re)\b")
_FINITE = re.compile(
    r"\b(?:est|sont|sera|seront|était|étaient|ont|a|aura|auront|fait|font|peut|peuvent|doit|doivent|va|vont"
    rf"|se réunira|reste|restent|{'|'.join(presents('finite') + plurals('finite'))})\b"
)


def opens_list(words: str) -> bool:
    """« Elle demande : »."""
    return _ANNOUNCES.search(words) is not None


def continues(head: str, words: str, first: bool) -> bool:
    """Whether the line `words` is of the list that the line `head` begins: it is made as that one is.

    The `first` line is what was announced, whatever it is; the next ones are like it: in small letters, without full
    stops, or each a noun or an infinitive.
    """
    if len(words) > _LONGEST_ITEM or opens_list(words) or head.startswith(("«", '"', "“")):
        return False
    if _SMALL.match(head):
        return _SMALL.match(words) is not None
    if first:
        return _shaped(head) != "" or _FULL_STOP.search(head) is None
    if _SMALL.match(words):
        return False
    if _shaped(head):
        return _shaped(words) == _shaped(head)
    return _FULL_STOP.search(head) is None and _FULL_STOP.search(words) is None


def _shaped(words: str) -> str:
    """What an item is made of; nothing for a sentence with its verb."""
    if _INFINITIVE.match(words):
        return "infinitive"
    if _DETERMINER.match(words) and _FINITE.search(words) is None:
        return "noun"
    return ""
