"""The French verbs and nouns by which somebody takes a stand, as patterns on folded text."""

_STEMS = """
accus affirm alert annonc approuv appel appell condamn conseill constat contest critiqu declar demand denonc
deplor desapprouv encourag envisag esper estim evoqu exig expliqu exprim felicit indign indiqu inquiet interpell
invit jug justifi milit oppos parl pens plaid positionn preconis prononc propos protest publi rappel rappell reaffirm
reclam recommand redout refus regrett rejet rejett reproch reprouv revendiqu salu souhait soulign sugger
""".split()
_IRREGULAR = """
dit disent disait disaient ecrit ecrivent ecrivait ecrivaient repond repondent repondait repondaient repondu
soutient soutiennent soutenait soutenaient soutenu veut veulent voulait voulaient voulu
craint craignent craignait craignaient defend defendent defendait defendaient defendu
reagit reagissent reagissait reagissaient reagi avertit avertissent avertissait avertissaient averti
promet promettent promettait promettaient promis croit croient croyait croyaient cru combat combattent combattait
attend attendent attendait attendaient attendu rejouit rejouissent rejouissait rejouissaient
""".split()
_BEING = r"(?:est|sont|etait|etaient|a ete|ont ete|serait|seraient)(?:[- ](?:elles?|ils?))?"
_STANCE = r"(?:contre|pour|favorables?|opposee?s?|hostiles?|d'accord|inquiete?s?|satisfaite?s?|partisane?s?)"

# « la demande de 2021 » is a noun, « que demande » a verb.
_NOT_A_NOUN = r"(?<!\bla )(?<!une )(?<!cette )(?<!\bles )(?<!\bdes )(?<!leurs )(?<!\bsa )(?<!\bses )(?<!\bde )(?<!d')"
VERB = (
    rf"(?:{_NOT_A_NOUN}\b(?:{'|'.join(_STEMS)})(?:e|ent|ait|aient|era|eront|erait|eraient|ees?|es)\b"
    rf"|{_NOT_A_NOUN}\b(?:{'|'.join(_IRREGULAR)})\b|\b{_BEING} {_STANCE}\b"
    r"|\b(?:prend|prennent|prenait|prenaient|pris) position\b|\b(?:met|mettent|mettait|mettaient|mis) en garde\b)"
)
PAST = r"(?:ait|aient)\b|\b(?:a|ont|avait|avaient|aurait)(?:-(?:t-)?(?:elles?|ils?|on))?\b|\bete\b"

# What is published, and may carry its date: « les communiqués de 2021 ».
PUBLISHED = (
    r"\b(?:communiques?(?: de presse)?|publications?|declarations?|(?:prises? de )?positions?"
    r"|tracts?|textes?|messages?)\b"
)
STANCE = (
    r"\b(?:avis|points? de vue|revendications?|opinions?|arguments?|reactions?|propos|discours|passages?|documents?)\b"
)
