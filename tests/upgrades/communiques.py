"""Twenty communiqués of our own wording, as files of a folder: what a home of an earlier version is made from."""

_ISSUERS = (
    ("Fédération des bateliers du Lac", "2021-03-05", "les écluses du canal", "rouvertes", "deux équipes de nuit"),
    ("Union des maraîchers de Brissac", "2022-06-14", "les serres municipales", "chauffées", "une aide de 3 500 euros"),
    ("Collectif Gares ouvertes", "2023-09-01", "les guichets de la ligne 4", "maintenus", "quatorze agents de plus"),
    ("Syndicat des archivistes", "2020-11-20", "les fonds de la préfecture", "numérisés", "un budget de 1,2 million"),
    ("Association Eau vive", "2024-02-29", "les captages de la vallée", "protégés", "un arrêté avant le 30 juin"),
)
_KINDS = (
    "{issuer} demande que {what} soient {done} avant l’été.\n\nNous exigeons {want}. La direction n’a pas répondu.\n",
    "Communiqué de presse\n\nÀ propos de {what}\n\n{issuer} refuse le calendrier annoncé.\n\n- {want} ;\n"
    "- une réunion publique ;\n- la publication du rapport.\n",
    "« Il faut que {what} soient {done} », déclare Jeanne Martelet, présidente de {issuer}.\n\nElle ajoute que {want} "
    "suffirait à commencer, sans attendre le prochain conseil.\n",
    "{issuer} appelle à se rassembler devant la mairie.\n\nDepuis six mois, {what} ne sont plus {done}. "
    "{want} : c’est tout ce que nous voulons.\n",
)


def communiques() -> dict[str, str]:
    """File names and texts: those of the first three kinds say their source and date in a front matter."""
    files = {}
    for i, (issuer, day, what, done, want) in enumerate(_ISSUERS):
        for j, kind in enumerate(_KINDS):
            text = kind.format(issuer=issuer, what=what, done=done, want=want)
            head = f"---\ntitle: {what.capitalize()}, {j + 1}\nsource: {issuer}\ndate: {day}\n---\n" if j < 3 else ""
            files[f"{i + 1}-{j + 1}.{'md' if head else 'txt'}"] = head + text
    return files
