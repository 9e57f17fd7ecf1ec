"""What an organisation is: « les syndicats » speak together."""

from enum import StrEnum


class Kind(StrEnum):
    """As a person writes it in `sources.toml`."""

    UNION = "syndicat"
    EMPLOYERS = "organisation patronale"
    ASSOCIATION = "association"
    PUBLIC = "institution publique"
    PARTY = "parti"
    ORDER = "ordre"
    COMPANY = "entreprise"
    PRESS = "presse"
