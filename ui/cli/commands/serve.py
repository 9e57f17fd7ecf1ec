"""What the commands that open the page do, and let people in.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import contextlib
import webbrowser
from argparse import Namespace
from pathlib import Path

from index.values.errors import DixitError
from ui.cli.commands.opening import DEFAULT_DATA, data_of, opened
from ui.rendering.wording import NBSP, quoted


def serve(typed: Namespace) -> int:
    from ui.auth.network_notice import check_login
    from ui.auth.password_file import read_people
    from ui.server.memory import give_back
    from ui.server.port import listen, page_of
    from ui.server.running import is_serving

    check_login(typed.host, typed.names, typed.login is not None)
    data = data_of(typed)
    if typed.log_questions is not None and not isinstance(data, Path):
        raise DixitError(
            f"{quoted('--log-questions')} garde les questions dans un dossier de données{NBSP}: avec une base "
            "PostgreSQL, aucune n’est gardée."
        )
    people = None if typed.login is None else read_people(typed.login)
    try:
        listen(typed.port, typed.host).close()  # before any indexing: a person should not wait to hear that it is taken
    except DixitError:
        if not is_serving(typed.port):
            raise
        return _already_open(page_of(typed.port), typed.open)
    if typed.mcp:
        from ui.server.mcp_tools import check_mcp_is_installed

        check_mcp_is_installed()
    give_back()
    catalogue = opened(typed)
    if data is DEFAULT_DATA:
        from ui.cli.seeding import take_in_seeds

        take_in_seeds(catalogue)
    from index.assemble import background_reading
    from qa.assemble import open_answerer
    from ui.server.server import serve as serve_page

    with contextlib.suppress(KeyboardInterrupt):  # the way to close the page
        if typed.log_questions is not None and isinstance(data, Path):
            from ui.server.question_log import QuestionLog

            log = QuestionLog(data, typed.log_questions)
            log.watch()
            print(log.in_words(), flush=True)
            answerer = open_answerer(catalogue, typed.reranker, log.keep, typed.reading)
        else:
            answerer = open_answerer(catalogue, typed.reranker, reading=typed.reading)
        background = background_reading(catalogue) if typed.reading else None
        serve_page(catalogue, answerer, typed.host, typed.port, people, typed.names, typed.mcp, typed.open, background)
    return 0


def _already_open(page: str, open_page: bool) -> int:
    """The port is taken by Dixit itself: its page is what was wanted, or another port."""
    if not open_page:
        raise DixitError(
            f"Dixit est déjà ouvert{NBSP}: {page}. Pour en ouvrir un autre, choisissez un autre port "
            f"({quoted('--port')}) ; pour l’arrêter, Ctrl+C là où il a été lancé."
        )
    print(f"Dixit est déjà ouvert{NBSP}: {page}")
    webbrowser.open(page)
    return 0


def password(typed: Namespace) -> int:
    from ui.auth.password_file import check_name, set_password
    from ui.auth.password_prompt import ask_password
    from ui.auth.user import User

    check_name(typed.name)
    user = User(typed.name, may_change=typed.editor)
    set_password(typed.file, user, ask_password())
    may = "lire et changer le corpus" if user.may_change else "lire et interroger le corpus"
    print(f"{quoted(user.name)} peut {may}, avec ce mot de passe, dès que Dixit sera rouvert.")
    return 0
