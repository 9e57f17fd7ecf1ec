"""The address of a survey's file, and what is served there."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from index.assemble import open_catalogue
from index.values.filter import EVERYTHING, Filter, Period
from qa.assemble import open_answerer
from qa.understanding.question import Part
from tests.ui.made_corpus import files
from ui.http.survey_address import PATH, address_of, asked_at
from ui.server.survey_download import survey_download

periods = st.none() | st.dates().map(Period) | st.dates().map(lambda day: Period(None, day))
filters = st.builds(Filter, st.frozensets(st.text(st.characters(codec="utf-8"), min_size=1), max_size=3), periods)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("data"))
    catalogue.add(files())
    yield TestClient(Starlette(routes=[Route(PATH, survey_download(open_answerer(catalogue)))]))
    catalogue.close()


@given(st.text(st.characters(codec="utf-8")), filters, st.frozensets(st.sampled_from(Part)))
def test_an_address_says_all_that_is_asked(question: str, within: Filter, left_out: frozenset[Part]) -> None:
    address = urlsplit(address_of(question, within, left_out))
    assert address.path == PATH
    assert asked_at(parse_qsl(address.query, keep_blank_values=True)) == (question, within, left_out)


def test_the_file_holds_every_passage(client: TestClient) -> None:
    answered = client.get(address_of("Qui parle du travail de nuit ?", EVERYTHING, ()))
    assert answered.status_code == 200
    assert answered.headers["content-type"] == "text/csv; charset=utf-8"
    assert answered.headers["content-disposition"].startswith('attachment; filename="dixit-passages-')
    assert answered.text.count("\r\n") == 1 + 20
    chosen = Filter(frozenset({"Medef"}), Period(date(2023, 6, 1), date(2023, 7, 31)))
    assert client.get(address_of("travail de nuit", chosen, ())).text.count("\r\n") == 1 + 2


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (PATH, 400, "vide"),
        (f"{PATH}?question=nuit&from=hier", 400, "incomplète"),
        (f"{PATH}?question=nuit&without=moi", 400, "incomplète"),
        (f"{PATH}?question=nuit&from=2024-01-01&to=2023-01-01", 400, "incomplète"),
        (f"{PATH}?question=Que+dit+la+CFDT+de+la+nuit+%3F", 404, "CFDT"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, address: str, status: int, said: str) -> None:
    answered = client.get(address)
    assert answered.status_code == status
    assert said in answered.text
