"""Whether a text is French, by the small words that each language is full of."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_LEAST = 3  # small words, short of which a text says nothing of its language
_SMALL = {
    "fr": """à alors après au aucun aussi autre aux avant avec c car ce cela ces cet cette ceux chez ci comme d
    dans de depuis des deux donc dont du elle elles en encore entre est et était être eux faire fait faut
    il ils j je jusqu l la le les leur leurs lors lui m mais même moins n ne non nos notre nous on ont ou
    où par pas pendant peu peut plus pour pourquoi puis qu quand que quel quelle qui quoi s sa sans se
    sera ses si sont sous sur t tous tout toute toutes très trop tu un une vers veut vos votre vous y""",
    "en": """a about above after again all also an and any are as at be because been before being between both but
    by can could did do does down during each few for from further had has have he her here him his how i
    if in into is it its just more most must my no nor not now of off on once only or other our out over
    own same she should so some such than that the their them then there these they this those through to
    too under until up us very was we were what when where which while who whom why will with would you
    your""",
    "de": """aber alle als also am an auch auf aus bei beim bin bis damit das dass dem den der des die dies diese
    dieser dieses doch du durch ein eine einem einen einer eines er es für gegen hat haben ihr ihre im in
    ist ja kann kein keine mehr mit muss nach nicht noch nun nur ob oder ohne sein seine sich sie sind so
    soll über um und uns unser unsere unter vom von vor war waren was weil wenn werden wie wir wird wo
    wurde zu zum zur zwischen""",
    "es": """al algo ante antes aquí así aunque bajo cada como con contra cual cuando cuya de del desde donde dos
    durante e el ella ellos en entre era es esa ese eso esta está están estas este esto estos fue ha hacia
    han hasta hay la las le les lo los más mi mientras muy nada ni no nos nosotros nuestra nuestro o otra
    otro para pero por porque que qué quien se según ser si sin sobre son su sus también tan tiene todo
    todos tras tu u un una uno y ya yo""",
    "it": """a agli ai al alla alle allo anche ancora che chi ci come con contro cui da dagli dai dal dalla dalle
    degli dei del della delle dello di dopo dove due e è ed era essere fra gli ha hanno i il in io la le
    lei lo loro lui ma mentre mi nei nel nella nelle noi non nostra nostro o ogni per perché più prima
    quale quando quella quello questa questo se senza si sia sono sopra sotto su sua sugli sul sulla suo
    tra tutti tutto un una uno voi""",
    "pt": """à ao aos as até com como contra da das de depois do dos e é ela ele eles em entre era essa esse esta
    este eu foi há isso já mais mas mesmo muito na não nas nem no nos nós nossa nosso num numa o os ou
    para pela pelas pelo pelos por porque quando que quem se sem ser seu seus são só sobre sua suas também
    tem têm todos um uma você""",
    "nl": """aan al als ben bij dan dat de der deze die dit door een en er geen had heb heeft het hij hoe hun ik in
    is je kan maar meer men met mijn moet na naar niet nog nu of om omdat onder ons onze ook op over te
    tegen tot uit van veel voor want was wat we wel werd wij worden wordt zal ze zich zij zijn zo zonder
    zou""",
    "ca": """a al als amb aquest aquesta aquestes aquests això com contra d de del dels des el ella ells els en
    entre és fins ha han hi i l la les li lo més molt ni no nosaltres o on per però perquè pel pels què
    que qui sense seu seva seus si sobre són també tot tots un una unes uns va van""",
}
_LANGUAGES = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def other_language(text: str) -> str | None:
    """The language of a text that is not French, `en`; None of a French one, and of one too short to tell.

    >>> other_language("The union is against the closing of the line."), other_language("Le syndicat refuse.")
    ('en', None)
    """
    words = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    scores = {language: _score(words, small) for language, small in _LANGUAGES.items()}
    likeliest = max(scores, key=lambda language: (scores[language], language == "fr"))
    number = sum(count for word, count in words.items() if word in _LANGUAGES[likeliest] - _LANGUAGES["fr"])
    return None if likeliest == "fr" or number < _LEAST or scores[likeliest] < 1.3 * scores["fr"] else likeliest


def _score(words: Counter[str], small: frozenset[str]) -> float:
    """How much of the text small words of a language are, words of several languages counting for less in each."""
    return sum(count / _shared(word) for word, count in words.items() if word in small)


def _shared(word: str) -> int:
    return sum(word in small for small in _LANGUAGES.values())
