"""The page that asks who it is, and the one that says who it is: forms of HTML alone, without a script."""

from ui.auth.user import User
from ui.http.plain_page import plain_page
from ui.rendering import labels
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP

_SIGN_IN = "Se connecter"
_SIGN_OUT = "Se déconnecter"
_READS = "Vous pouvez lire et interroger le corpus."
_CHANGES = "Vous pouvez lire, interroger et changer le corpus."


def sign_in_page(trouble: str = "", name: str = "") -> str:
    """Name and password; what went wrong the last time, if something did, is read out first."""
    error = f'<p class="error" role="alert" id="trouble">{escape(trouble)}</p>' if trouble else ""
    wrong = ' aria-invalid="true" aria-describedby="trouble"' if trouble else ""
    return plain_page(
        f"{_SIGN_IN} — {labels.NAME}",
        f'<h1>{labels.NAME}</h1><p class="tagline">{labels.TAGLINE}</p>'
        f'<form method="post" action="/connexion">{error}'
        '<label for="name">Nom</label>'
        f'<input id="name" name="name" value="{escape(name)}" autocomplete="username" autocapitalize="none" '
        f'spellcheck="false" maxlength="64" required{wrong}{"" if name else " autofocus"}>'
        '<label for="password">Mot de passe</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" '
        f"required{wrong}{' autofocus' if name else ''}>"
        f'<button type="submit">{_SIGN_IN}</button></form>',
        kind="narrow",
    )


def account_page(user: User) -> str:
    """Who is signed in, what this person may do, and the way out."""
    return plain_page(
        f"Votre compte — {labels.NAME}",
        f"<h1>{labels.NAME}</h1><p>Vous êtes connecté sous le nom{NBSP}: <strong>{escape(user.name)}</strong>.</p>"
        f"<p>{_CHANGES if user.may_change else _READS}</p>"
        f'<form method="post" action="/deconnexion"><button type="submit">{_SIGN_OUT}</button></form>'
        '<p><a href="/">Revenir à la page</a></p>',
        kind="narrow",
    )
