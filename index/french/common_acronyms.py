"""Acronyms that everybody writes and no text explains. A table to read and to add to."""

from index.french.acronyms import Acronym
from index.french.words import search_words

_TABLE = """
USA | États-Unis
USA | États-Unis d’Amérique
UE | Union européenne
ONU | Nations unies
OTAN | Alliance atlantique
RU | Royaume-Uni
IA | intelligence artificielle
RGPD | règlement général sur la protection des données
CNIL | Commission nationale de l’informatique et des libertés
CNAM | Caisse nationale de l’assurance maladie
SMIC | salaire minimum
PME | petites et moyennes entreprises
RTT | réduction du temps de travail
CDI | contrat à durée indéterminée
CDD | contrat à durée déterminée
CSE | comité social et économique
HLM | habitation à loyer modéré
TVA | taxe sur la valeur ajoutée
PIB | produit intérieur brut
SNCF | Société nationale des chemins de fer
OMS | Organisation mondiale de la santé
"""

COMMON_ACRONYMS = tuple(
    Acronym(search_words(acronym)[0], tuple(search_words(meaning)))
    for acronym, meaning in (line.split("|") for line in _TABLE.strip().splitlines())
)
