"""Where a text was published, as its file says."""

import pytest

from index.reading.web_address import web_address
from index.values.files import File

CANAL = "https://canal.example/2024/ecluses?n=3&lang=fr"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'title;text;url\nÉcluses;"Le canal\nest à sec.";{CANAL}\n'),
        ("a (ligne 3).jsonl", f'{{"text": "Le canal.", "url": "{CANAL}"}}\n'),
        ("a.html", f'<html><head><link href="{CANAL.replace("&", "&amp;")}" rel="canonical"></head>'),
        ("a.HTM", f"<meta property='og:url' content='{CANAL}'>"),
        ("a.md", f"---\ntitle: Écluses\nurl: {CANAL}\n---\nLe canal.\n"),
        ("a.txt", f'\n---\nURL: "{CANAL}"\n---\nLe canal.\n'),
    ],
)
def test_the_address_is_that_which_the_file_declares(name: str, content: str) -> None:
    assert web_address(File(name, content.encode())) == CANAL


@pytest.mark.parametrize(
    "said",
    [
        "javascript:alert(1)",
        "//canal.example/a",
        "https://",
        "https://canal.example@exemple.test/",
        "file:///etc",
        "ftp://a/b",
    ],
)
def test_what_a_browser_would_not_open_as_it_shows_is_no_address(said: str) -> None:
    assert web_address(File("a.md", f"---\nurl: {said}\n---\nLe canal.\n".encode())) is None


@pytest.mark.parametrize("name", ["a.md", "a.csv", "a.jsonl", "a.html", "a.pdf"])
def test_a_file_that_says_none_has_none(name: str) -> None:
    assert web_address(File(name, f"Le canal, voir {CANAL}.".encode())) is None
