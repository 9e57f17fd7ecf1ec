"""`docs/api.md`, made from the OpenAPI description: `python -m bench.api_reference` after each change of the API."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ui.api.application import build_api
from ui.api.shapes import Schema, content_of, type_in_words
from ui.rendering.wording import NBSP

DOCUMENT = Path(__file__).parent.parent / "docs" / "api.md"
_HEAD = """# L’API de Dixit

<!-- Ce fichier est fait par bench/api_reference.py : corrigez plutôt ui/api/. -->

`dixit serve` répond sous `http://127.0.0.1:7860/api/`, qui en montre une page avec des exemples à taper, et \
`openapi.json`. Les réponses ont la forme de celles de `--json`. Des champs s’ajoutent d’une version à l’autre, aucun \
ne change de sens. Une demande refusée reçoit un statut de 400 à 499 et une phrase en français, `Trouble`.

## Les demandes
""".replace(" :", f"{NBSP}:")


def reference() -> str:
    """The whole of it, in Markdown: each route, then each shape with its fields."""
    unasked: Any = None  # the description asks nothing of a catalogue
    described = build_api(unasked, unasked).openapi()
    routes = [
        line
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        for line in _route(method.upper(), path, operation)
    ]
    shapes = [line for name, shape in described["components"]["schemas"].items() for line in _shape(name, shape)]
    return "\n".join([_HEAD, *routes, "## Les formes", "", *shapes]).rstrip() + "\n"


def _route(method: str, path: str, operation: Schema) -> Iterator[str]:
    yield f"### {operation['summary']}"
    yield ""
    yield f"`{method} /api{path}`{NBSP}— {operation['description']}"
    yield ""
    if sent := content_of(operation.get("requestBody", {})):
        yield f"- envoyer{NBSP}: {_type(sent)}"
    answered = operation["responses"]["200"]
    description = answered["description"]
    yield f"- recevoir{NBSP}: {_type(content_of(answered))} ({description[:1].lower()}{description[1:]})"
    yield ""


def _shape(name: str, shape: Schema) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    if described := shape.get("description"):
        yield " ".join(described.split())
        yield ""
    yield "| clé | valeur | sens |"
    yield "| --- | --- | --- |"
    for field, of in shape["properties"].items():
        optional = "" if field in shape.get("required", []) else ", facultatif"
        yield f"| `{field}` | {_type(of)}{optional} | {of.get('description', '')} |"
    yield ""


def _type(schema: Schema) -> str:
    """`liste de [Citation](#citation)`, `texte ou null`."""
    return type_in_words(schema, lambda name: f"[{name}](#{name.lower()})")


if __name__ == "__main__":
    DOCUMENT.write_text(reference(), encoding="utf-8")
