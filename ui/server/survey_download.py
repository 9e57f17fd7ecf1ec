"""The file of a survey, made as it is sent, however many passages there are."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from index.values.errors import DixitError
from qa.answer import NoAnswer
from qa.query import Query
from ui.http.survey_address import asked_at
from ui.rendering.errors import explain
from ui.rendering.reply_wording import message_of
from ui.rendering.survey_csv import in_csv

if TYPE_CHECKING:
    from qa.librarian import Librarian


def survey_download(answerer: "Librarian") -> Callable[[Request], Awaitable[Response]]:
    """What serves `survey_address.PATH`: 200 with the file, 404 with the refusal, 400 for what cannot be asked."""

    async def download(request: Request) -> Response:
        try:
            question, within, left_out = asked_at(request.query_params.multi_items())
            survey = await run_in_threadpool(answerer.survey, Query(question, within, left_out=left_out))
        except (DixitError, ValueError) as error:
            words = str(error) if isinstance(error, DixitError) else "Cette adresse est incomplète."
            return PlainTextResponse(words, status_code=400)
        except Exception as error:
            return PlainTextResponse(explain(error), status_code=500)
        if isinstance(survey, NoAnswer):
            return PlainTextResponse(message_of(survey), status_code=404)
        name = f"dixit-passages-{date.today().isoformat()}.csv"
        return StreamingResponse(
            in_csv(answerer.surveyed(survey)),
            media_type="text/csv; charset=utf-8",
            headers={"content-disposition": f'attachment; filename="{name}"'},
        )

    return download
