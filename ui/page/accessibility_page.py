"""What was tested of the page with assistive use in mind, and how, in the words of a declaration."""

from ui.http.plain_page import plain_page
from ui.rendering.wording import quoted

PATH = "/accessibilite"
_TESTED = (
    (
        "Règles automatiques d’axe-core (WCAG 2.1, A et AA, et bonnes pratiques)",
        "accueil, réponse, lecture, comparaison, chronologie, mentions, corpus, correction, connexion, à 1280 et "
        "375 pixels, en clair et en sombre",
        "aucune anomalie",
    ),
    (
        "Clavier",
        "retirer un filtre, comparer, aller à la question, fermer un texte",
        "possible, le repère est visible",
    ),
    ("Défilement horizontal", "toutes les vues, de 375 à 1920 pixels", "aucun"),
    ("Annonces", "une réponse", "son seul résumé est annoncé, une fois"),
    ("Impression", "une recherche", "les citations entières, avec leurs sources"),
)
_NOT_TESTED = (
    "les 106 critères du RGAA 4.1 n’ont pas été audités",
    "aucun essai n’a été mené avec NVDA, JAWS ou VoiceOver, ni par des personnes qui s’en servent",
    "les fichiers d’origine (PDF, numérisations) restent tels qu’ils ont été publiés",
)


def accessibility_page() -> str:
    rows = "".join(
        f'<tr><th scope="row">{what}</th><td>{where}</td><td>{result}</td></tr>' for what, where, result in _TESTED
    )
    limits = "".join(f"<li>{limit}{'.' if limit is _NOT_TESTED[-1] else ','}</li>" for limit in _NOT_TESTED)
    return plain_page(
        "Accessibilité – Dixit",
        '<h1>Accessibilité</h1><p class="tagline">Ce qui a été essayé, et ce qui ne l’a pas été.</p>'
        "<p>Ces essais sont automatiques et faits dans Chromium. Ils ne valent pas une déclaration de conformité au "
        "RGAA 4.1, que Dixit vise sans avoir été audité.</p>"
        '<div class="table" role="region" aria-label="Essais" tabindex="0"><table><thead><tr><th scope="col">Essai</th>'
        f'<th scope="col">Sur quoi</th><th scope="col">Résultat</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f"<h2>Ce qui n’a pas été essayé</h2><ul>{limits}</ul>"
        f"<h2>Au clavier</h2><p>La touche {quoted('?')} donne les raccourcis, qui peuvent être désactivés. La première "
        f"tabulation mène au lien {quoted('Aller à la question')}.</p>"
        '<p><a href="/">Retour à Dixit</a></p>',
    )
