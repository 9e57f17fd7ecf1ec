"""The few words above a mail that is forwarded: do they say something, or only that it is forwarded?"""

import re

COVER_NOTE = "mot d’accompagnement"
"""What such words are called among what is left out of a mail."""

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_WORD = re.compile(r"[^\W_]+")
_COURTESY = re.compile(
    r"\s*(?:>\s*)?(?:bonjour|bonsoir|salut|coucou|hello|(?:chers?|ch[èe]res?)\s|ch[eè]r·e·s|madame|monsieur|mesdames|messieurs"
    r"|(?:bien |tr[èe]s )?(?:cordialement|amicalement|sinc[èe]rement|fraternellement|respectueusement|syndicalement)"
    r"|(?:bonne|belle|excellente?) (?:journ[ée]e|lecture|r[ée]ception|soir[ée]e|semaine|continuation|fin de)"
    r"|bien [àa] (?:vous|toi|tous)|merci\b(?! de (?:noter|ne|retenir|lire))"
    r"|(?:mes |nos )?(?:meilleures |sinc[èe]res )?salutations|[àa] bient[ôo]t"
    r"|envoy[ée] (?:de|depuis) mon|fyi\b|pi\b|tr\b|cdlt|cdt|bav|bise|amiti[ée]s)",
    re.IGNORECASE,
)
_PASSING_ON = re.compile(
    r"\b(?:ci[- ](?:joint|dessous|apr[èe]s)|pi[èe]ces? jointes?|en (?:pj|copie|attach[ée])|voi(?:ci|l[àa])"
    r"|(?:pour|[àa] titre d['’ ]?) ?(?:ton |votre |ta |simple |bonne )?(?:info\w*|diffusion|suite|avis|mémoire)"
    r"|(?:[àa]|merci de|pouvez-vous|peux-tu|veuillez|prière de) (?:le |la |les |me |nous |bien vouloir )?(?:faire |re)?"
    r"(?:suivre|diffuser|relayer|transmettre|publier|partager|passer|lire|archiver|classer|traiter)"
    r"|(?:je|nous|on) (?:vous |te |t[’'])?(?:transf\w+|transmet\w*|fai(?:s|t|sons) (?:suivre|passer)|renvoi\w*"
    r"|envoi\w*|adress\w+|relai\w+|partag\w+|joins|joignons)"
    r"|^\s*(?:re[çc]u|transmis|transf[ée]r[ée]|arriv[ée])e?s? (?:ce |cette |hier|[àa] l[’']instant|du|de|par)"
    r"|(?:nous avons|j[’']ai|on a|je viens|nous venons|on vient) (?:de )?(?:bien )?(?:re[çc]u|recevoir)"
    r"|vous trouverez|veuillez trouver|prendre connaissance)",
    re.IGNORECASE,
)
_FEW = 4  # words: a name, a place, « Non. » beside a greeting
_MOST = 20  # words of a sentence that only says that something follows


def only_passes_on(note: str) -> bool:
    """Whether no sentence of `note` says more than that something follows, or is a courtesy or a name.

    >>> only_passes_on("Bonjour,\\n\\nVoici ce que nous avons reçu.\\n\\nBien à vous,\\nJeanne")
    True
    >>> only_passes_on("Pour information. Le collectif ne signera pas cet accord.")
    False
    """
    return all(
        words < _FEW or (words <= _MOST and (_COURTESY.match(sentence) or _PASSING_ON.search(sentence)))
        for sentence in _SENTENCE.findall(note)
        for words in [len(_WORD.findall(sentence))]
    )
