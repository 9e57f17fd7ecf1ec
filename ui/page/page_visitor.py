"""Who is at the page: the person for whom Gradio runs the handler that asks."""

from gradio.context import LocalContext

from ui.auth.user import User


def may_change() -> bool:
    """Whether the person whose request is being handled may change the corpus; no, when there is no request."""
    request = LocalContext.request.get(None)
    user = getattr(request, "user", None)
    return isinstance(user, User) and user.may_change
