"""A communiqué that attacks whoever shows it. Its words must come out as they are, and do nothing."""

import re

ATTACKS = (
    "<script>window.attacked = 1</script>",
    '<img src=x onerror="window.attacked = 2">',
    "<svg onload='window.attacked = 3'></svg>",
    '</p></article><iframe srcdoc="<script>parent.attacked = 4</script>"></iframe>',
    "![suivi](https://exemple.test/suivi.png)",
    "[cliquez ici](javascript:window.attacked=5)",
    "<https://exemple.test/>  www.exemple.test",
    "$$\\frac{1}{2}$$ et \\(x^2\\)",
    "```mermaid graph TD; A-->B ```",
    "# Pas un titre | pas | un | tableau",
    "&lt;b&gt;pas en gras&lt;/b&gt; &#x3c;i&#x3e;",
    "\N{RIGHT-TO-LEFT OVERRIDE}à l’envers\N{POP DIRECTIONAL FORMATTING} z\N{ZERO WIDTH SPACE}é\N{ZERO WIDTH JOINER}ro",
    "{{constructor.constructor('window.attacked = 6')()}} ${window.attacked = 7}",
    "<style>body { display: none }</style><base href=//exemple.test>",
    '<details open ontoggle="window.attacked = 8"></details>',
)
TEXT = "COMMUNIQUÉ <b onclick=alert(1)>PIRATE</b>\n\n" + "\n\n".join(
    f"Abordage numéro {number} : {attack} fin de l’abordage." for number, attack in enumerate(ATTACKS, 1)
)


def as_read(attack: str) -> str:
    """`attack` as it is kept: without the signs that nobody sees, which turn or hide what stands beside them."""
    return re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]", "", attack)


SHOWN = [as_read(attack) for attack in ATTACKS if not attack.startswith(("![", "["))]  # a link is shown as its words
