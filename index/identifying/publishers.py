"""The organisations that are known by name: a short table, and a person's own list."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import DixitError
from index.french.words import fold
from index.identifying.cosigners import cosigners
from index.identifying.kinds import Kind

FILE = "sources.toml"
"""The name of a person's own list, in the data folder."""

_SPREAD = 20  # signs and spaces beside its letters: « C. G. T. »
_KEYS = ("name", "sigle", "aliases", "domains", "kind")
_LIST = re.compile(r"[,/+•·;&]")
_ARTICLE = re.compile(r"(?:la|le|les|l)[\s'’]+", re.IGNORECASE)


@dataclass(frozen=True)
class Publisher:
    """An organisation: the name it gets, the other names that it signs with, its domains on the web, and what it is."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: Kind | None = None


class Publishers:
    """Finds an organisation by a name or by a host. Of two that bear one name, the first wins.

    `listed` are those of a person's own list, which come before our table.
    """

    def __init__(self, table: Iterable[Publisher], listed: Sequence[Publisher] = ()) -> None:
        self.listed = tuple(listed)
        known = (*listed, *table)
        self._by_name: dict[str, str] = {}
        self._by_domain: dict[str, str] = {}
        for one in known:
            for way in (one.name, *one.aliases):
                self._by_name.setdefault(_plain(way), one.name)
            for domain in one.domains:
                self._by_domain.setdefault(domain.casefold(), one.name)
        self._longest = max(map(len, self._by_name))

    def named(self, words: str) -> str | None:
        """The name of the organisation that `words`, and nothing else, name: « La C.G.T. » → CGT.

        « CGT-FO » is FO, but « CGT, FO » and « CGT / FO » are two.
        """
        if len(words) > self._longest + _SPREAD:
            return None  # most lines are of the body, and folding them takes time
        parts = _LIST.split(words)
        if len(parts) > 1 and all(map(self._found, parts)):
            return None
        return self._found(words)

    def _found(self, words: str) -> str | None:
        article = _ARTICLE.match(words := words.strip())
        return self._by_name.get(_plain(words)) or (
            self._by_name.get(_plain(words[article.end() :])) if article else None
        )

    def of_host(self, host: str | None) -> str | None:
        """The organisation whose domain `host` is, or lies under: presse.cgt.fr → CGT."""
        labels = (host or "").casefold().strip(".").split(".")
        return next((name for i in range(len(labels)) if (name := self._by_domain.get(".".join(labels[i:])))), None)


def read_publishers(folder: Path) -> Publishers:
    """Those of the folder's `sources.toml`, if it has one, before those of our table.

    Raises DixitError for a list that cannot be read: half of it would be silently wrong.
    """
    path = folder / FILE
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except OSError as error:
        raise DixitError(f"« {path} » ne peut pas être lu ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DixitError(f"« {path} » n’est pas du TOML lisible : {error}.") from None
    listed = held.get("source", [])
    if held.keys() - {"source"} or not isinstance(listed, list):
        raise DixitError(f"« {path} » : chaque organisation commence par une ligne [[source]].")
    return Publishers(WELL_KNOWN, [_publisher(one, path) for one in listed])


def _publisher(entry: object, path: Path) -> Publisher:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not _plain(entry["name"]):
        raise DixitError(f'« {path} » : une [[source]] n’a pas de nom (name = "…").')
    name = entry["name"].strip()
    if len(cosigners(name)) > 1:
        raise DixitError(f"« {path} », {name} : la virgule y sépare plusieurs noms, qui sont autant de sources.")
    if unknown := entry.keys() - {*_KEYS}:
        known = ", ".join(_KEYS)
        raise DixitError(f"« {path} », {name} : « {sorted(unknown)[0]} » n’est pas une clé connue ({known}).")
    ways = [entry.get("sigle", name), *_strings(entry, "aliases", path)]
    if not isinstance(ways[0], str):
        raise DixitError(f"« {path} », {name} : « sigle » doit être un texte entre guillemets.")
    return Publisher(name, tuple(ways), tuple(_strings(entry, "domains", path)), _kind(entry, path))


def _kind(entry: dict[str, object], path: Path) -> Kind | None:
    kind = entry.get("kind")
    if kind is not None and kind not in list(Kind):
        known = ", ".join(Kind)
        raise DixitError(f"« {path} », {entry['name']} : « kind » doit être l’un de ceux-ci : {known}.")
    return None if kind is None else Kind(str(kind))


def _strings(entry: dict[str, object], key: str, path: Path) -> list[str]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise DixitError(f'« {path} », {entry["name"]} : « {key} » doit être une liste de textes, ["…", "…"].')
    return value


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(words))


def _table(lines: str) -> tuple[Publisher, ...]:
    """One organisation a line: its name, its other names, and its domains, which are in lower case and hold a dot."""
    table = []
    for line in lines.strip().splitlines():
        name, *ways = (part.strip() for part in line.split("|"))
        domains = [way for way in ways if re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", way)]
        table.append(Publisher(name, tuple(way for way in ways if way not in domains), tuple(domains)))
    return tuple(table)


WELL_KNOWN = _table(
    """
    CGT | Confédération générale du travail | cgt.fr
    CFDT | Confédération française démocratique du travail | cfdt.fr
    CFTC | Confédération française des travailleurs chrétiens | cftc.fr
    FO | Force ouvrière | CGT-FO | CGT Force ouvrière | force-ouvriere.fr
    CFE-CGC | CFE CGC | Confédération française de l’encadrement | cfecgc.org
    UNSA | Union nationale des syndicats autonomes | unsa.org
    Solidaires | Union syndicale Solidaires | solidaires.org
    FSU | Fédération syndicale unitaire | fsu.fr
    Confédération paysanne | confederationpaysanne.fr
    Coordination rurale | coordinationrurale.fr
    SNES-FSU | SNES | snes.edu
    FSU-SNUipp | SNUipp-FSU | SNUipp | snuipp.fr
    SUD-Rail
    UGICT-CGT | UGICT | ugictcgt.fr
    UNEF | Union nationale des étudiants de France | unef.fr
    SNJ | Syndicat national des journalistes | snj.fr
    Syndicat de la magistrature | syndicat-magistrature.fr
    USM | Union syndicale des magistrats
    Syndicat des avocats de France | SAF | lesaf.org
    Medef | Mouvement des entreprises de France | medef.com
    CPME | Confédération des petites et moyennes entreprises | cpme.fr
    U2P | Union des entreprises de proximité | u2p-france.fr
    FNSEA | fnsea.fr
    Fédération hospitalière de France | FHF | fhf.fr
    LDH | Ligue des droits de l’homme | ldh-france.org
    La Quadrature du Net | LQDN | laquadrature.net
    UFC-Que Choisir | UFC Que Choisir | quechoisir.org
    Greenpeace | Greenpeace France | greenpeace.fr
    Amnesty International | Amnesty International France | amnesty.fr
    Attac | Attac France | france.attac.org
    APF France handicap | apf-francehandicap.org
    Fondation Abbé Pierre
    Secours catholique | Secours catholique - Caritas France | secours-catholique.org
    Secours populaire | Secours populaire français | secourspopulaire.fr
    La Cimade | lacimade.org
    Oxfam | Oxfam France | oxfamfrance.org
    Médecins du monde | medecinsdumonde.org
    Médecins sans frontières | MSF | msf.fr
    SOS Racisme | sos-racisme.org
    Emmaüs France | emmaus-france.org
    FCPE | fcpe.asso.fr
    CNIL | Commission nationale de l’informatique et des libertés | cnil.fr
    Défenseur des droits | Défenseure des droits | defenseurdesdroits.fr
    """
)
