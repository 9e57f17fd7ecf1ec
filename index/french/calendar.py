"""The months and days of the week: the one table, read by all who look for a date or tell one."""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_ABBREVIATIONS = {
    "janv": 1,
    "févr": 2,
    "fév": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "déc": 12,
}
NUMBER_OF_MONTH = {name: i for i, name in enumerate(MONTHS, 1)} | _ABBREVIATIONS
"""Of each name and abbreviation, in small letters with their accents, without a full stop."""
