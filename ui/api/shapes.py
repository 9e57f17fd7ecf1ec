"""What the OpenAPI description says of a message: its schema, and its type in French."""

from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]

_TYPES = {
    "string": "texte", "integer": "nombre entier", "number": "nombre", "boolean": "true ou false",
    "null": "null", "object": "objet",
}  # fmt: skip


def content_of(message: Schema) -> Schema:
    """The schema of the JSON that a request or a response holds; empty where it holds something else."""
    schema: Schema = message.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def name_of(schema: Schema) -> str:
    """That of the shape which a `$ref` names."""
    return str(schema["$ref"]).rsplit("/", 1)[1]


def type_in_words(schema: Schema, link: Callable[[str], str]) -> str:
    """`liste de Citation`, `texte ou null`, a shape named as `link` writes it; `fichier` where nothing is said."""
    if not schema:
        return "fichier"
    if "$ref" in schema:
        return link(name_of(schema))
    if "anyOf" in schema:
        return " ou ".join(type_in_words(option, link) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"liste de {type_in_words(schema['items'], link)}"
    return _TYPES[schema.get("type", "object")]
