"""The regions and departments of France, folded: « Agence régionale de santé / Occitanie » is one name."""

from index.french.words import fold

_NAMES = """
auvergne-rhone-alpes|bourgogne-franche-comte|bretagne|centre-val de loire|corse|grand est|hauts-de-france|ile-de-france
normandie|nouvelle-aquitaine|occitanie|pays de la loire|provence-alpes-cote d'azur|paca|franche-comte|bourgogne|alsace
lorraine|aquitaine|auvergne|picardie|poitou-charentes|midi-pyrenees|languedoc-roussillon|limousin|champagne-ardenne
rhone-alpes|nord-pas-de-calais|haute-normandie|basse-normandie|guadeloupe|martinique|guyane|la reunion|reunion|mayotte
ain|aisne|allier|alpes-de-haute-provence|hautes-alpes|alpes-maritimes|ardeche|ardennes|ariege|aube|aude|aveyron
bouches-du-rhone|calvados|cantal|charente|charente-maritime|cher|correze|corse-du-sud|haute-corse|cote-d'or|cote d'or
cotes-d'armor|creuse|dordogne|doubs|drome|eure|eure-et-loir|finistere|gard|haute-garonne|gers|gironde|herault
ille-et-vilaine|indre|indre-et-loire|isere|jura|landes|loir-et-cher|loire|haute-loire|loire-atlantique|loiret|lot
lot-et-garonne|lozere|maine-et-loire|manche|marne|haute-marne|mayenne|meurthe-et-moselle|meuse|morbihan|moselle|nievre
nord|oise|orne|pas-de-calais|puy-de-dome|pyrenees-atlantiques|hautes-pyrenees|pyrenees-orientales|bas-rhin|haut-rhin
rhone|haute-saone|saone-et-loire|sarthe|savoie|haute-savoie|paris|seine-maritime|seine-et-marne|yvelines|deux-sevres
somme|tarn|tarn-et-garonne|var|vaucluse|vendee|vienne|haute-vienne|vosges|yonne|territoire de belfort|essonne
hauts-de-seine|seine-saint-denis|val-de-marne|val-d'oise|vaud|valais|geneve|fribourg|neuchatel|wallonie|bruxelles|quebec
montreal
"""
REGIONS = frozenset(name for line in _NAMES.split("\n") for name in line.split("|") if name)


def is_region(words: str) -> bool:
    """« Bourgogne-Franche-Comté », « Région Grand Est », « 93 »."""
    bare = fold(words).replace("’", "'").strip().removeprefix("region ").removeprefix("departement ")
    return bare in REGIONS or (bare.isdigit() and len(bare) in (2, 3))
