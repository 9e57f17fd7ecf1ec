"""The OpenAPI document, and the French page made from it."""

import re
from typing import Any

from starlette.testclient import TestClient

from bench.api_reference import DOCUMENT, reference
from tests.ui.asking_over_http import seeded, sentences, server

ROUTES = {
    "/health": ["get"],
    "/ask": ["post"],
    "/communiques": ["get", "post"],
    "/communiques/{id}": ["get", "delete"],
    "/communiques/{id}/original": ["get"],
}


def document(client: TestClient) -> dict[str, Any]:
    read: dict[str, Any] = client.get("/api/openapi.json").json()
    return read


def test_the_document_names_every_route_and_a_type_for_each_reply() -> None:
    told = document(server(seeded()))
    assert {path: list(methods) for path, methods in told["paths"].items()} == ROUTES
    assert told["servers"] == [{"url": "/api"}]
    for methods in told["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert operation["responses"].keys() == {"200", "4XX"}
            for reply in operation["responses"].values():
                if "application/octet-stream" in reply["content"]:
                    continue
                schema = reply["content"]["application/json"]["schema"]
                assert "$ref" in schema or "$ref" in schema["items"]


def test_every_key_is_described_in_french() -> None:
    told = document(server(seeded()))
    for name, shape in told["components"]["schemas"].items():
        assert shape["description"], name
        for key, field in shape["properties"].items():
            assert field["description"], f"{name}.{key}"
    assert "Successful Response" not in " ".join(sentences(told))
    assert "HTTPValidationError" not in told["components"]["schemas"]


def test_the_page_shows_every_route_and_every_key_and_needs_nothing() -> None:
    client = server(seeded())
    told, page = document(client), client.get("/api/")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "<script" not in page.text
    assert '<html lang="fr">' in page.text
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', page.text)) <= {
        "/favicon.ico",
        "/dixit/plain.css",
        "/api/openapi.json",
        "/",
    }
    for shape, fields in told["components"]["schemas"].items():
        assert f'id="{shape}"' in page.text
        for key in fields["properties"]:
            assert f"<code>{key.replace('_', '&#95;')}</code>" in page.text
    assert page.text.count("<section>") == 7 + len(told["components"]["schemas"])


def test_its_examples_are_accepted_as_they_are_written() -> None:
    """Each body that the page gives as an example is sent, and answered with 200."""
    import html

    client = server(seeded())
    page = html.unescape(client.get("/api/").text.replace("<br>", "\n"))
    examples = re.findall(r"curl http://127\.0\.0\.1:7860(\S+) \\\n.*\n  -d '(.*)'", page)
    assert [path for path, _ in examples] == ["/api/ask", "/api/communiques"]
    for path, body in examples:
        assert client.post(path, content=body, headers={"content-type": "application/json"}).status_code == 200


def test_a_link_may_lead_to_the_page_of_the_api_and_not_into_it() -> None:
    client = server(seeded())
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert client.get("/api/", headers=elsewhere).status_code == 200
    assert client.get("/api/openapi.json", headers=elsewhere).status_code == 403


def test_the_reference_in_the_documents_is_that_of_the_routes_there_are() -> None:
    """`python -m bench.api_reference` makes it anew."""
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == reference()
    for path, methods in ROUTES.items():
        for method in methods:
            assert f"`{method.upper()} /api{path}`" in written
