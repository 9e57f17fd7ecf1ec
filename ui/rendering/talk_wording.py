"""What is said to who greets, thanks or takes leave, in French."""

import re

from index.french.words import fold
from ui.rendering.wording import NBSP

_PURPOSE = f"Dixit répond avec les mots de vos communiqués{NBSP}: posez-lui une question."
_SAID = tuple(  # the first that is heard, on folded words; whether a person is invited to ask something
    (re.compile(rf"\b(?:{heard})\b"), said, invites)
    for heard, said, invites in (
        ("au revoir|a (?:bientot|demain|plus)|adieu|ciao|bye|bonne nuit", "Au revoir, à bientôt.", False),
        ("merci+s?|mci|thx|thanks|remercie[rz]?", "Avec plaisir. Posez une autre question quand vous voulez.", False),
        ("bonjour|bonsoir|salut|slt|bjr|bsr|coucou|hello|rebonjour", f"Bonjour. {_PURPOSE}", True),
    )
)
_ANYTHING = f"Dixit ne fait que citer vos communiqués{NBSP}: posez-lui une question."


def talk_in_words(text: str, examples: str) -> str:
    """What is said to `text`, with `examples` of questions unless it only thanks or takes leave.

    >>> talk_in_words("merci beaucoup", "Par exemple…")
    'Avec plaisir. Posez une autre question quand vous voulez.'
    """
    plain = " ".join(fold(text).split())
    found = ((said, invites) for heard, said, invites in _SAID if heard.search(plain))
    said, invites = next(found, (_ANYTHING, True))
    return f"{said} {examples}".rstrip() if invites else said
