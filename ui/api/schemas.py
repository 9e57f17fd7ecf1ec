"""What programs send and get, typed: the documentation is made from it.

The replies are those of `ui/rendering/json_reply.py`, the same as on the command line; a key that is new there goes
through.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ui.rendering.wording import NBSP

Day = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", examples=["2024-02"], description="2024, 2024-02 ou 2024-02-05"),
]


def _can_be_written(words: str) -> str:
    words.encode()  # raises ValueError for half a surrogate pair, which JSON can hold and no file can
    return words


Words = Annotated[str, AfterValidator(_can_be_written)]
Name = Annotated[Words, Field(min_length=1, max_length=500)]


class Asked(BaseModel):
    """Une question, et ce à quoi la limiter."""

    model_config = ConfigDict(extra="forbid")

    question: Words = Field(description="En français, deux mille caractères au plus", examples=["Que dit la CGT ?"])
    sources: list[Name] = Field(default=[], max_length=100, description="N’interroger que ces sources")
    first: Day | None = Field(default=None, alias="from", description="À partir de 2024, 2024-02 ou 2024-02-05")
    last: Day | None = Field(default=None, alias="to", description="Jusqu’à cette date comprise")


class Sent(BaseModel):
    """Un fichier, avec son texte ou, pour tout autre contenu, ses octets."""

    model_config = ConfigDict(extra="forbid")

    name: Words = Field(
        min_length=1, max_length=255, description="Le nom du fichier, qui peut porter une date", examples=["cgt.txt"]
    )
    text: Words | None = Field(default=None, description="Son contenu, quand c’est du texte")
    base64: str | None = Field(default=None, description="Son contenu en base64, à la place de « text »")


class Offered(BaseModel):
    """Des fichiers à ajouter."""

    model_config = ConfigDict(extra="forbid")

    files: list[Sent] = Field(min_length=1, max_length=1000, description="Seize mégaoctets en tout, dix par fichier")


class _Told(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Known(_Told):
    """Ce que l’on sait d’un communiqué. Ce que l’on ne sait pas est `null`."""

    source: str | None = Field(description="Qui l’a publié")
    sources: list[str] = Field(description="Chacun de ceux qui l’ont publié ensemble")
    source_origin: str | None = Field(description=f"D’où on le sait{NBSP}: declared, stated, file_name ou entered")
    date: str | None = Field(description="2024-02-05, 2024-02 ou 2024, selon ce qui est connu")
    date_precision: Literal["day", "month", "year"] | None = Field(description="day, month ou year")
    date_origin: str | None = Field(description="Comme pour la source")
    title: str | None = Field(description="Son titre")
    address: str | None = Field(description="Où il a été publié, une page (https) ou un courriel (mid)")
    language: str = Field(description="Sa langue, fr le plus souvent")
    legibility: int | None = Field(description="Si ses mots ont été lus sur une image, leur sûreté, de 0 à 100")
    doubtful: bool = Field(description="Si certains mots, lus sur une image, peuvent être faux")


class Other(_Told):
    """Ce que dit un endroit moins sûr : un nom de fichier, une propriété du document."""

    value: str = Field(description="Ce qu’il dit")
    origin: str = Field(description="Où il le dit")


class Listed(Known):
    """Un communiqué, sans son texte."""

    id: str = Field(description="Son empreinte, seize chiffres hexadécimaux")
    source_others: list[Other] = Field(description="Les autres sources que donnent des endroits moins sûrs")
    date_others: list[Other] = Field(description="Les autres dates, de même")


class Read(Listed):
    """Un communiqué entier."""

    text: str = Field(description="Le texte publié, mot pour mot")


class Piece(_Told):
    """Une tranche exacte du texte."""

    quote: str = Field(description="Ses mots")
    start: int = Field(description="Où elle commence, en points de code")
    end: int = Field(description="Où elle finit, non compris")


class Answered(_Told):
    """Où se trouvent dans le texte les mots qui répondent."""

    start: int = Field(description="Où ils commencent, en points de code")
    end: int = Field(description="Où ils finissent, non compris")


class Citation(Known):
    """Des mots d’un communiqué."""

    quote: str = Field(description="Les mots cités, tranche exacte du texte, de start à end")
    passage: str = Field(description="Le passage qui les contient, tranche exacte lui aussi")
    communique: str = Field(description="L’empreinte du communiqué")
    start: int = Field(description="Où la citation commence, en points de code")
    end: int = Field(description="Où elle finit, non compris")
    page: int | None = Field(description="La page du PDF où elle commence")
    score: float = Field(description="Plus il est haut, plus la citation est proche de la question")
    confidence: float | None = Field(description="La probabilité qu’elle réponde, de 0 à 1")
    answer: Answered | None = Field(description="Les mots de la citation qui répondent, s’ils sont connus")
    pieces: list[Piece] = Field(description="La citation et, s’ils sont ailleurs, les mots qui disent qui parle")
    before: str | None = Field(description="La phrase d’avant")
    after: str | None = Field(description="La phrase d’après")
    versions: list[Listed] = Field(description="Les autres versions du même texte, la plus récente d’abord")
    repeated: list[Listed] = Field(description="Les autres textes dont un passage dit presque la même chose")


class Within(_Told):
    """Une période. Un côté ouvert est `null`."""

    first: str | None = Field(alias="from", description="Le premier jour")
    last: str | None = Field(alias="to", description="Le dernier jour, compris")


class Understood(_Told):
    """Ce que la question limite."""

    sources: list[str] = Field(description="Les sources demandées")
    period: Within | None = Field(description="La période demandée")


class Replied(_Told):
    """Une réponse, ou l’aveu que rien ne répond."""

    question: str = Field(description="La question telle qu’elle a été posée")
    completed: str | None = Field(description="La question entière, quand elle en reprenait une autre")
    answered: bool = Field(description="Si quelque chose répond")
    reason: str | None = Field(description="Pourquoi rien ne répond")
    confidence: Literal["sure", "unsure"] | None = Field(description="sure, ou unsure quand la réponse est peu sûre")
    message: str = Field(description="La même chose en une phrase")
    understood: Understood = Field(description="Ce qui a été compris de la question")
    examples: list[str] = Field(description="Des questions à poser, à qui n’en pose pas")
    citations: list[Citation] = Field(description="D’une à cinq, la meilleure d’abord")
    undated: list[Citation] = Field(description="Textes non datés qui répondent, quand une période est demandée")
    nearest: list[Citation] = Field(description="Le passage le moins éloigné, quand rien ne répond")
    elsewhere: list[Citation] = Field(description="Ce qui répondrait sans la source ou la période")


class Became(_Told):
    """Ce qu’un fichier est devenu."""

    name: str = Field(description="Le nom du fichier")
    outcome: Literal["added", "already_there", "refused", "left_aside"] = Field(
        description="added, already_there, refused ou left_aside (dans un fichier lu, ce que Dixit ne lit pas)"
    )
    message: str = Field(description="La même chose en une phrase")
    communique: Listed | None = Field(description="Le communiqué ; null pour un fichier refusé")


class Healthy(_Told):
    """Dixit est là."""

    status: Literal["ok"] = Field(description="ok")
    version: str = Field(description="La version de Dixit")
    communiques: int = Field(description="Combien de communiqués sont indexés")
    passages: int = Field(description="Combien de passages")


class Trouble(_Told):
    """Pourquoi une demande n’a pas abouti."""

    message: str = Field(description="Une phrase en français, à montrer telle quelle")
