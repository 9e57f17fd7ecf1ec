"""The French verbs and nouns by which somebody takes a stand, as patterns on folded text."""

from index.french.nouns import nouns
from index.french.verbs import forms, participles, stems
from index.french.words import fold

_STEMS = fold("|".join(stems("say?")))
_IRREGULAR = fold("|".join([*forms("say?"), *participles("say?")]))
_BEING = r"(?:est|sont|etait|etaient|a ete|ont ete|serait|seraient)(?:[- ](?:elles?|ils?))?"
_STANCE = r"(?:contre|pour|favorables?|opposee?s?|hostiles?|d'accord|inquiete?s?|satisfaite?s?|partisane?s?)"

# « la demande de 2021 » is a noun, « que demande » a verb.
_NOT_A_NOUN = r"(?<!\bla )(?<!une )(?<!cette )(?<!\bles )(?<!\bdes )(?<!leurs )(?<!\bsa )(?<!\bses )(?<!\bde )(?<!d')"
VERB = (
    rf"(?:{_NOT_A_NOUN}\b(?:{_STEMS})(?:e|ent|ait|aient|era|eront|erait|eraient|ees?|es)\b"
    rf"|{_NOT_A_NOUN}\b(?:{_IRREGULAR})\b|\b{_BEING} {_STANCE}\b"
    r"|\b(?:prend|prennent|prenait|prenaient|pris) position\b|\b(?:met|mettent|mettait|mettaient|mis) en garde\b)"
)
PAST = r"(?:ait|aient)\b|\b(?:a|ont|avait|avaient|aurait)(?:-(?:t-)?(?:elles?|ils?|on))?\b|\bete\b"

# What is published, and may carry its date: « les communiqués de 2021 ».
PUBLISHED = rf"\b(?:{fold(nouns('published'))})\b"
PAPERS = rf"(?:{fold(nouns('paper'))})"
"""What one publishes, in a question that begins with it: « les billets du SNC de 2019 »."""
STANCE = rf"\b(?:{fold(nouns('view'))})\b"
