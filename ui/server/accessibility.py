"""The declaration of what was tested with assistive use in mind."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from ui.http.asgi import WITHOUT_SCRIPT
from ui.page.accessibility_page import accessibility_page


async def accessibility(request: Request) -> HTMLResponse:
    return HTMLResponse(accessibility_page(), headers={"content-security-policy": WITHOUT_SCRIPT})
