"""The OpenAPI document → a French page that describes it, and needs nothing from outside."""

import json
from collections.abc import Mapping
from typing import Any

from ui.api.shapes import Schema, content_of, name_of, type_in_words
from ui.http.plain_page import plain_page
from ui.rendering.escaping import escape
from ui.rendering.wording import NBSP

_WHO = f"""
<h2>Qui peut demander</h2>
<p>Un programme de cette machine, comme <code>curl</code>, demande sans rien de plus. Si Dixit a été ouvert avec
<code>--login</code>, il envoie avec chaque demande un nom et un mot de passe (HTTP Basic, <code>curl --user NOM</code>)
et seuls ceux qui en ont le droit changent le corpus. Un programme n’envoie pas d’en-tête <code>Origin</code>, ou envoie
celui de cette page{NBSP}: la page d’un autre site est toujours refusée.</p>
<p>Ce qui est envoyé est du JSON. Une demande refusée reçoit un statut de 400 à 499 et
<code>{{"message": "…"}}</code>, une phrase en français{NBSP}: 400 pour ce qui ne peut pas être fait, 401 quand il
faut se connecter, 403 quand le droit manque, 404 pour ce qui n’existe pas, 413 pour ce qui est trop grand, 415 pour
ce qui n’est pas du JSON, 429 après trop d’essais de mot de passe.</p>
"""


def documentation(document: Schema, address: str) -> str:
    """The page for the API that answers at `address`: each route with an example, then each shape."""
    shapes: Mapping[str, Schema] = document["components"]["schemas"]
    operations = [
        _operation(method.upper(), path, operation, shapes, address)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    info = document["info"]
    return plain_page(
        "L’API de Dixit",
        f"<header><h1>L’API de Dixit</h1><p>{escape(info['description'])}</p>"
        f'<p class="dim">Version {escape(info["version"])} · <a href="/api/openapi.json">openapi.json</a> · '
        f'<a href="/">La page</a></p></header>{_WHO}<h2>Les demandes</h2>{"".join(operations)}'
        f"<h2>Les formes</h2>{''.join(_shape(name, shape) for name, shape in shapes.items())}",
    )


def _operation(method: str, path: str, operation: Schema, shapes: Mapping[str, Schema], address: str) -> str:
    sent = content_of(operation.get("requestBody", {}))
    good = operation["responses"]["200"]
    received = f"{_type(content_of(good))}{NBSP}: {escape(_lowered(good['description']))}"
    parts = [
        f'<section><h3 id="{escape(operation["operationId"])}">{escape(operation["summary"])}</h3>',
        f'<p class="route"><code><b>{method}</b> /api{escape(path)}</code></p>',
        f"<p>{_in_code(operation.get('description', ''))}</p><dl>",
        f"<div><dt>Envoyer</dt><dd>{_type(sent)}</dd></div>" if sent else "",
        f"<div><dt>Recevoir</dt><dd>{received}</dd></div>",
        f'</dl><pre tabindex="0"><code>{escape(_example(method, path, sent, shapes, address))}</code></pre></section>',
    ]
    return "".join(parts)


def _shape(name: str, shape: Schema) -> str:
    required = shape.get("required", [])
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(field)}</code></th><td>{_type(of)}'
        f"{'' if field in required else ', facultatif'}</td><td>{_in_code(of.get('description', ''))}</td></tr>"
        for field, of in shape["properties"].items()
    )
    return (
        f'<section><h3 id="{escape(name)}">{escape(name)}</h3><p>{_in_code(shape.get("description", ""))}</p>'
        '<div class="table" tabindex="0"><table><thead><tr><th scope="col">Clé</th><th scope="col">Valeur</th>'
        f'<th scope="col">Sens</th></tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _type(schema: Schema) -> str:
    """`liste de <a href="#Citation">Citation</a>`, `texte ou null`."""
    return type_in_words(schema, lambda name: f'<a href="#{escape(name)}">{escape(name)}</a>')


def _example(method: str, path: str, sent: Schema, shapes: Mapping[str, Schema], address: str) -> str:
    """A line to type in a terminal."""
    url = address + path.replace("{id}", "fb6deaf234438f5d")
    if not sent:
        return f"curl {url}" if method == "GET" else f"curl -X {method} {url}"
    body = json.dumps(_instance(sent, shapes), ensure_ascii=False)
    return f"curl {url} \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'"


def _instance(schema: Schema, shapes: Mapping[str, Schema]) -> Any:
    """Something of this shape: the fields that must be there, and `text` where there are words to send."""
    if "$ref" in schema:
        shape = shapes[name_of(schema)]
        fields = [field for field in shape["properties"] if field in (*shape.get("required", []), "text")]
        return {field: _instance(shape["properties"][field], shapes) for field in fields}
    if schema.get("type") == "array":
        return [_instance(schema["items"], shapes)]
    return schema.get("examples", ["La CGT exige des moyens."])[0]


def _in_code(words: str) -> str:
    """`words` escaped, what stands between backquotes as code."""
    return "".join(_marked(i, part) for i, part in enumerate(words.split("`")))


def _marked(i: int, part: str) -> str:
    return f"<code>{escape(part)}</code>" if i % 2 else escape(part)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
