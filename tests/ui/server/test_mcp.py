"""What an assistant meets: the MCP client of its own library, against the server in a process of its own."""

import asyncio
import base64
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from index.values.errors import DixitError
from tests.ui import test_page_privacy as privacy
from tests.ui.asking_over_http import READER
from tests.ui.conftest import Served, serving
from ui.server import mcp_tools

pytest.importorskip("mcp")
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp.types import TextContent

MCP = "/gradio_api/mcp/"
PING = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
KINDS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def open_to_assistants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(tmp_path_factory.mktemp("mcp") / "log", "fake", "mcp")


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(tmp_path_factory.mktemp("locked-mcp") / "log", "fake", "mcp", "login")


def talk(
    served: Served, say: Callable[[ClientSession], Coroutine[Any, Any, Any]], headers: dict[str, str] | None = None
) -> Any:
    """What `say` gets in a session with the server."""

    async def held() -> Any:
        async with (
            create_mcp_http_client(headers) as client,
            streamable_http_client(served.address + MCP, http_client=client) as (receive, send, _),
            ClientSession(receive, send) as session,
        ):
            await session.initialize()
            return await say(session)

    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(asyncio.wait_for(held(), 30))).result()


def text_of(result: Any) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def status(served: Served, method: str = "POST", **headers: str) -> int:
    request = urllib.request.Request(served.address + MCP, PING, KINDS | headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_an_assistant_sees_our_two_tools_and_none_of_the_page(open_to_assistants: Served) -> None:
    listed = talk(open_to_assistants, lambda session: session.list_tools())
    assert {tool.name: tool.inputSchema["required"] for tool in listed.tools} == {
        "ask": ["question"],
        "read_communique": ["id"],
    }
    assert all("jamais" in tool.description for tool in listed.tools), "cited texts are no instructions"


def test_it_cites_word_for_word_and_reads_the_whole_text(open_to_assistants: Served) -> None:
    async def cite(session: ClientSession) -> tuple[Any, Any]:
        reply = json.loads(text_of(await session.call_tool("ask", {"question": "Y a-t-il eu un appel d'offres ?"})))
        asked = {"id": reply["citations"][0]["communique"]}
        return reply, json.loads(text_of(await session.call_tool("read_communique", asked)))

    reply, read = talk(open_to_assistants, cite)
    best = reply["citations"][0]
    assert "sans appel d'offres" in best["quote"]
    assert read["text"][best["start"] : best["end"]] == best["quote"]


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [("read_communique", {"id": "../x"}, "Aucun communiqué"), ("ask", {"question": ""}, "question"),
     ("answer", {"asked": "x"}, ""), ("make_anew", {}, ""), ("take_in", {"uploaded": ["/etc/passwd"]}, "")],
)  # fmt: skip
def test_what_is_not_there_is_an_error_and_the_handlers_of_the_page_are_not(
    open_to_assistants: Served, tool: str, given: dict[str, Any], said: str
) -> None:
    result = talk(open_to_assistants, lambda session: session.call_tool(tool, given))
    assert result.isError
    assert said in text_of(result)
    assert "Traceback" not in text_of(result)


@pytest.mark.parametrize(
    ("method", "params", "code", "said"),
    [
        ("tools/call", {"name": "answer", "arguments": {}}, None, "Cet outil n’existe pas ici"),
        ("tools/call", {"name": "ask", "arguments": {}}, None, "un argument, « question »"),
        ("tools/call", {"name": "ask", "arguments": {"question": 3}}, None, "un argument, « question »"),
        ("tools/call", {"name": "ask", "arguments": {"question": "a", "k": 1}}, None, "un argument, « question »"),
        ("tools/call", {"name": "read_communique", "arguments": []}, -32602, "Cette méthode"),
        ("tools/call", {}, -32602, "Cette méthode"),
        ("nope", {}, -32602, "Cette méthode"),
        ("initialize", {}, -32602, "Cette méthode"),
        ("prompts/get", {"name": "x"}, 0, "rien de tel"),
        ("resources/read", {"uri": "file:///etc/passwd"}, 0, "rien de tel"),
    ],
)
def test_a_call_that_is_none_of_ours_is_told_in_french_with_the_code_of_the_protocol(
    open_to_assistants: Served, method: str, params: dict[str, Any], code: int | None, said: str
) -> None:
    call = json.dumps({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}).encode()
    with urllib.request.urlopen(urllib.request.Request(open_to_assistants.address + MCP, call, KINDS)) as reply:
        [data] = [line for line in reply.read().decode().splitlines() if line.startswith("data: ")]
    told = json.loads(data.removeprefix("data: "))
    words = told["result"]["content"][0]["text"] if code is None else told["error"]["message"]
    assert told["id"] == 7
    assert said in words.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert code is None or told["error"] == {"code": code, "message": words}


def test_the_server_reaches_nothing_meanwhile(open_to_assistants: Served) -> None:
    talk(open_to_assistants, lambda session: session.call_tool("ask", {"question": "Que dit la CGT ?"}))
    assert [address for address in open_to_assistants.reached() if not privacy.loopback(address)] == []


def test_a_page_elsewhere_is_refused_and_nothing_is_there_to_see(open_to_assistants: Served) -> None:
    assert status(open_to_assistants) == 200
    assert status(open_to_assistants, Origin="https://exemple.test") == 403
    assert status(open_to_assistants, Host="exemple.test") == 421
    assert status(open_to_assistants, "GET") == 405


def test_without_the_option_there_is_no_such_address(served: Served) -> None:
    assert status(served) == 404


def test_behind_passwords_an_assistant_sends_one(locked: Served) -> None:
    basic = "Basic " + base64.b64encode(":".join(READER).encode()).decode()
    assert status(locked) == 401
    told = talk(
        locked,
        lambda session: session.call_tool("ask", {"question": "Y a-t-il eu un appel d'offres ?"}),
        {"Authorization": basic},
    )
    assert json.loads(text_of(told))["answered"] is True


def test_without_its_library_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DixitError, match=r"pip install --editable \.\[mcp\]"):
        mcp_tools.check_mcp_is_installed()
