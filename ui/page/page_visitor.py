"""Who is at the page: the person for whom Gradio runs the handler that asks."""

from gradio.context import LocalContext

from ui.sharing.person import Person


def may_change() -> bool:
    """Whether the person whose request is being handled may change the corpus; no, when there is no request."""
    request = LocalContext.request.get(None)
    person = getattr(request, "user", None)
    return isinstance(person, Person) and person.may_change
