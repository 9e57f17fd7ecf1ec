"""Communiqués of several sources over several years, some of them undated or of nobody."""

from index.values.files import File

_SAID = [
    ("CGT", "2019-03-11", "La CGT exige que le travail de nuit reste une exception."),
    ("CGT", "2021-05", "La CGT demande une prime pour le travail de nuit."),
    ("CGT", "2024-02-05", "La CGT refuse que le travail de nuit soit étendu aux entrepôts."),
    ("FO", "2024", "Le travail de nuit doit être mieux payé, rappelle FO."),
    ("FO", "2022-10-01", "Pour FO, le travail de nuit abîme la santé et doit ouvrir droit à un départ anticipé."),
    ("CFTC", None, "La CFTC juge la réforme des retraites injuste."),
    ("Solidaires", None, "Le travail de nuit détruit la vie de famille, dit Solidaires."),
    (None, "2023-05-02", "Le travail de nuit concerne quatre millions de salariés."),
    ("=HYPERLINK(1)", "2023-06-02", "=1+1 : le travail de nuit <b>en chiffres</b>."),
]


def files() -> list[File]:
    made = []
    for number, (source, stated, words) in enumerate(_SAID):
        head = [f"source: {source!r}"] * bool(source) + [f"date: {stated}"] * bool(stated)
        lines = ["---", *head, f"title: Lettre numéro {number}", "---", words]
        made.append(File(f"{number}.md", "\n".join(lines).encode()))
    for month in range(1, 13):  # a loud source
        text = f"---\nsource: Medef\ndate: 2023-{month:02}-15\ntitle: Lettre {month}\n---\n"
        said = f"Le travail de nuit crée des emplois, et celui du mois {month} plus que d’autres {'encore ' * month}."
        made.append(File(f"medef-{month}.md", (text + said).encode()))
    return made
