"""The way in: every request gets the person who makes it, or is sent to sign in.

With people who have a password, a session cookie says who it is; a program may send name and password with each
request instead (HTTP Basic). Without, it is whoever sits at this machine.
"""

import base64
import math
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from ui.auth.checking import Checking
from ui.auth.known_browser import LENGTH as KNOWN_FOR
from ui.auth.known_browser import is_known, known_browser
from ui.auth.password_file import People
from ui.auth.permissions import READERS_MAY_NOT
from ui.auth.rate_limit import RateLimit
from ui.auth.sessions import LENGTH, Sessions
from ui.auth.sign_in_page import account_page, sign_in_page
from ui.auth.user import ANYONE, User
from ui.http.asgi import Application, Message, Receive, Scope, Send, header_of, read_body, send_message, send_page
from ui.http.network import network_of
from ui.rendering.wording import count

SIGN_IN, SIGN_OUT = "/connexion", "/deconnexion"
_OPEN_TO_ALL = ("/dixit/", "/favicon.ico")  # our own styles, which the sign-in page needs
_OF_PROGRAMS = ("/api/", "/gradio_api/mcp", "/suivi.atom")
_CHANGES = frozenset({"/gradio_api/upload"})  # what is refused before any of it is read; the catalogue refuses the rest
_LONGEST_FORM = 8_000  # bytes
_PROGRAM_REMEMBERED = 300  # seconds: a program that asks ten times is not checked ten times

_WRONG = "Ce nom ou ce mot de passe n’est pas le bon."
_ANONYMOUS = "Il faut se connecter : ouvrez /connexion, ou envoyez un nom et un mot de passe avec la demande."


class Door:
    """An ASGI middleware that puts a `User` under `user` in the scope of each request it lets through, and under
    `session` the key of the session, if there is one.
    """

    def __init__(self, app: Application, people: People | None = None, checking: Checking | None = None) -> None:
        self._app = app
        self._people = people
        self._checking = checking or Checking(people or People({}), RateLimit())
        self._sessions = Sessions()
        self._programs = Sessions(_PROGRAM_REMEMBERED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._people is None:
            if scope["path"] in (SIGN_IN, SIGN_OUT):
                await send_message(HTTPStatus.NOT_FOUND, "Personne n’a à se connecter ici.", send)
            else:
                await self._app({**scope, "user": ANYONE}, receive, send)
            return
        await self._let_in(self._people, scope, receive, send)

    async def _let_in(self, people: People, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        user = self._sessions.user(_token(scope))
        if path == SIGN_IN and scope["method"] == "POST":
            await self._sign_in(people, scope, receive, send)
        elif path == SIGN_IN:
            await send_page(HTTPStatus.OK, account_page(user) if user else sign_in_page(), send)
        elif path == SIGN_OUT:
            self._sessions.close(_token(scope))
            await _redirect(SIGN_IN, send, _cookie(scope, _name(scope), "", 0))
        elif path.startswith(_OPEN_TO_ALL):
            await self._app(scope, receive, send)
        elif user is None and path.startswith(_OF_PROGRAMS) and header_of(scope, "authorization"):
            await self._program(people, scope, receive, send)
        elif user is None:
            await _send_away(scope, send)
        elif path == "/":
            await self._pass(user, scope, receive, _remembering(people.known[user.name][1], user, scope, send))
        else:
            await self._pass(user, scope, receive, send)

    async def _pass(self, user: User, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] in _CHANGES and not user.may_change:
            await send_message(HTTPStatus.FORBIDDEN, READERS_MAY_NOT, send)
        else:
            await self._app({**scope, "user": user, "session": _token(scope)}, receive, send)

    async def _sign_in(self, people: People, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, _LONGEST_FORM)
        form = parse_qs((body or b"").decode("utf-8", "replace"))
        name, password = (form.get(field, [""])[0] for field in ("name", "password"))
        browser = _cookie_of(scope, _known(scope))
        user = await self._checking.check(name, password, _network(scope), browser)
        match user:
            case User():
                self._sessions.close(_token(scope))
                await _redirect("/", send, _cookie(scope, _name(scope), self._sessions.open(user), LENGTH))
            case None:
                await send_page(HTTPStatus.UNAUTHORIZED, sign_in_page(_WRONG, name), send)
            case wait:
                page = sign_in_page(_too_often(wait), name)
                await send_page(HTTPStatus.TOO_MANY_REQUESTS, page, send, _retry_after(wait))

    async def _program(self, people: People, scope: Scope, receive: Receive, send: Send) -> None:
        """A program's request, with its name and password."""
        credentials = header_of(scope, "authorization")
        user: User | float | None = self._programs.user(credentials)
        if user is None:
            user = await self._checking.check(*_name_and_password(credentials), _network(scope))
        match user:
            case User():
                self._programs.keep(credentials, user)
                await self._pass(user, scope, receive, send)
            case None:
                await send_message(HTTPStatus.UNAUTHORIZED, _WRONG, send)
            case wait:
                await send_message(HTTPStatus.TOO_MANY_REQUESTS, _too_often(wait), send, _retry_after(wait))


def _token(scope: Scope) -> str:
    return _cookie_of(scope, _name(scope))


def _cookie_of(scope: Scope, name: str) -> str:
    """What this cookie holds; empty when it is not there."""
    try:
        cookie = SimpleCookie(header_of(scope, "cookie")).get(name)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _cookie(scope: Scope, name: str, value: str, length: int) -> tuple[bytes, bytes]:
    """Scripts never see it, other sites never send it. It is `Secure`, save on plain HTTP, which must do."""
    secure = "; Secure" if scope["scheme"] == "https" else ""
    cookie = f"{name}={value}; Path=/; Max-Age={length}; HttpOnly; SameSite=Strict{secure}"
    return b"set-cookie", cookie.encode()


def _name(scope: Scope) -> str:
    """A name for each port: cookies are of a machine, and two Dixits may run on one."""
    return f"dixit-{(scope.get('server') or ('', 0))[1]}"


def _known(scope: Scope) -> str:
    """The cookie of a browser that somebody has signed in from; it lets nobody in."""
    return f"dixit-known-{(scope.get('server') or ('', 0))[1]}"


def _remembering(hashed: str, user: User, scope: Scope, send: Send) -> Send:
    """`send`, which has the browser of this person keep that it is known, where it does not yet."""
    if is_known(_cookie_of(scope, _known(scope)), user.name, hashed):
        return send
    cookie = _cookie(scope, _known(scope), known_browser(user.name, hashed), KNOWN_FOR)

    async def remembering(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], cookie]}
        await send(message)

    return remembering


def _name_and_password(credentials: str) -> tuple[str, str]:
    """Those of `Basic …`; empty for anything else, which nobody has."""
    scheme, _, encoded = credentials.partition(" ")
    try:
        decoded = base64.b64decode(encoded, validate=True).decode("utf-8") if scheme.lower() == "basic" else ""
    except ValueError:  # neither base64 nor UTF-8
        decoded = ""
    name, _, password = decoded.partition(":")
    return name, password


def _network(scope: Scope) -> str:
    return network_of(scope["client"][0] if scope.get("client") else "")


async def _send_away(scope: Scope, send: Send) -> None:
    # No challenge goes with a 401: a browser that answers it keeps the password, and sends it along by itself.
    if scope["path"] == "/" or scope["path"] == "/api/":
        await _redirect(SIGN_IN, send)
    else:
        await send_message(HTTPStatus.UNAUTHORIZED, _ANONYMOUS, send)


async def _redirect(where: str, send: Send, *headers: tuple[bytes, bytes]) -> None:
    sent = [(b"location", where.encode()), (b"content-length", b"0"), (b"cache-control", b"no-store"), *headers]
    await send({"type": "http.response.start", "status": int(HTTPStatus.SEE_OTHER), "headers": sent})
    await send({"type": "http.response.body", "body": b""})


def _too_often(wait: float) -> str:
    return f"Trop d’essais. Recommencez dans {count(math.ceil(wait), 'seconde')}."


def _retry_after(wait: float) -> tuple[bytes, bytes]:
    return b"retry-after", str(math.ceil(wait)).encode()
