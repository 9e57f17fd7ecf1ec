"""What the commands that open the page do, and let people in.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import contextlib
from argparse import Namespace
from pathlib import Path

from index.errors import DixitError
from ui.verbs.opening import DEFAULT_DATA, data_of, opened
from ui.wording import NBSP, quoted


def serve(typed: Namespace) -> int:
    from ui.serving.port import listen
    from ui.sharing.exposing import check_login
    from ui.sharing.password_file import read_people

    check_login(typed.host, typed.names, typed.login is not None)
    data = data_of(typed)
    if typed.log_questions is not None and not isinstance(data, Path):
        raise DixitError(
            f"{quoted('--log-questions')} garde les questions dans un dossier de données{NBSP}: avec une base "
            "PostgreSQL, aucune n’est gardée."
        )
    people = None if typed.login is None else read_people(typed.login)
    listen(typed.port, typed.host).close()  # before any indexing: a person should not wait to hear that it is taken
    if typed.mcp:
        from ui.serving.mcp_tools import check_mcp_is_installed

        check_mcp_is_installed()
    catalogue = opened(typed)
    if data is DEFAULT_DATA:
        from ui.seeding import take_in_seeds

        take_in_seeds(catalogue)
    from qa.assemble import open_answerer
    from ui.serving.server import serve as serve_page

    with contextlib.suppress(KeyboardInterrupt):  # the way to close the page
        answerer = open_answerer(catalogue, typed.reranker)
        if typed.log_questions is not None and isinstance(data, Path):
            from ui.question_log import QuestionLog, logged

            log = QuestionLog(data, typed.log_questions)
            print(log.in_words(), flush=True)
            answerer = logged(answerer, log)
        serve_page(catalogue, answerer, typed.host, typed.port, people, typed.names, typed.mcp)
    return 0


def password(typed: Namespace) -> int:
    from ui.sharing.asking import ask_password
    from ui.sharing.password_file import check_name, set_password
    from ui.sharing.person import Person

    check_name(typed.name)
    person = Person(typed.name, may_change=typed.editor)
    set_password(typed.file, person, ask_password())
    may = "lire et changer le corpus" if person.may_change else "lire et interroger le corpus"
    print(f"{quoted(person.name)} peut {may}, avec ce mot de passe, dès que Dixit sera rouvert.")
    return 0
