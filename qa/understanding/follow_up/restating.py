"""« Non, je parlais du fret »: a person says again what was meant → the fragment that says it, « et le fret »."""

import re

from qa.understanding.folding import folded

_SORRY = r"(?:non|mais|pardon|enfin|euh|ah|desole|desolee|en fait|plutot)[ ,.:!…]+"
_OF_OR_TO = r"parl(?:e|ais)|(?:veux|voulais) parler|pens(?:e|ais)|song(?:e|eais)|faisais (?:allusion|reference)"
_SAYING = r"(?:veux|voulais) (?:dire|savoir)|demandais"
_MEANT = re.compile(
    rf"(?:{_SORRY})*+(?P<meant>je (?:(?P<of>{_OF_OR_TO})|{_SAYING})|il s'agi(?:t|ssait)|)"
    r"(?: plutot| bien)?,? ?:? ?(?P<apart>pas [^,;?]{2,60}?(?:,? mais |[,;] ))?"
)
_LED = re.compile(r"(?:a propos |au sujet )?(?P<article>du |des |de la |de l'|de |d')|(?P<to>au |aux |a la |a l'|a )")
_ARTICLES = {"du ": "le ", "au ": "le ", "des ": "les ", "aux ": "les ", "de la ": "la ", "a la ": "la "}
_ARTICLES |= {"de l'": "l’", "a l'": "l’"}
_ASKS = re.compile(r"(?:qu[ei']|qui|comment|pourquoi|combien|quand|ou|quels?|quelles?|quoi|est-ce)\b")


def restated(line: str) -> str:
    """What a line that goes on a talk says, less the words that take back what was understood.

    >>> restated("Non, je parlais de la CGT !"), restated("non, pas le gaz, mais l’eau"), restated("et FO ?")
    ('et la CGT !', 'et l’eau', 'et FO ?')
    """
    plain = folded(line)
    meant = _MEANT.match(plain.text)
    if meant is None or not (meant["meant"] or meant["apart"]):
        return line
    begin, article = meant.end(), ""
    led = _LED.match(plain.text, begin)
    if led is not None and (led["article"] or meant["of"]):
        begin, article = led.end(), _ARTICLES.get(led["article"] or led["to"], "")
    rest = line[plain.places[begin] :]
    if not any(map(str.isalnum, rest)) or _ASKS.match(plain.text, begin):
        return line
    return f"et {article}{rest}"
