"""A conversation as a Markdown file."""

import re
from datetime import date
from typing import Any

from index.reading.collect import collect
from index.values.files import File
from index.values.filter import EVERYTHING
from tests.ui import hostile
from tests.ui.fake_floors import FakeAnswerer, FakeCatalogue
from tests.ui.serve_page import SEEDS
from ui.page.conversation import Thread, ask
from ui.page.export import thread_in_markdown

DAY = date(2025, 6, 15)


def talk(*questions: str, files: tuple[File, ...] = ()) -> str:
    catalogue = FakeCatalogue([*(file for file in collect([SEEDS]) if isinstance(file, File)), *files])
    answerer: Any = FakeAnswerer(catalogue)
    thread: Thread = []
    for question in questions:
        thread = ask(answerer, question, EVERYTHING, thread)
    return thread_in_markdown(thread, DAY).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_conversation_keeps_questions_words_and_sources() -> None:
    lines = talk("Que dit la CFTC de la réversibilité ?", "  ", "et la CGT ?").split("\n\n")
    assert lines[:5] == [
        "# Recherche avec Dixit",
        "15 juin 2025",
        "## Que dit la CFTC de la réversibilité ?",
        "Source : CFTC",
        "1 extrait d’un communiqué non daté.",
    ]
    assert lines[5].startswith("> « Mais ce qui inquiète particulièrement la CFTC, c'est la question de la réversib")
    assert "## et la CGT ?" in lines
    assert "*Compris ainsi : Que dit la CGT de la réversibilité ?*" in lines
    assert lines[-2] == "## Communiqués cités"
    assert re.fullmatch(r"(- « .* » \(.*\), empreinte : [0-9a-f]{16}\n?)+", lines[-1])


def test_a_text_that_is_quoted_many_times_is_named_once() -> None:
    exported = talk("Que dit la CFTC de la réversibilité ?", "Que dit la CFTC de Microsoft ?")
    assert exported.split("## Communiqués cités")[1].count("empreinte") == 1


def test_the_words_of_a_document_are_no_markup_in_the_file() -> None:
    exported = talk("Que dit l’abordage numéro <b>1</b> ?", files=(File("pirate.txt", hostile.TEXT.encode()),))
    assert not re.search(r"(?<!\\)[<\[*_`|$]", exported)


def test_a_conversation_of_nothing_is_a_title() -> None:
    assert talk(" ") == "# Recherche avec Dixit\n\n15 juin 2025\n"
