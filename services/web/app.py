"""The web page, `/health` and `/metrics`. It only reads; run it with `uvicorn services.web.app:app`."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

import anyio
from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from starlette.exceptions import HTTPException as StarletteHTTPException

from services.contracts import broker, logs
from services.contracts.errors import UnavailableError
from services.contracts.settings import load
from services.store import db, exporter, reads
from services.web import pages

PAGE = 50
HEALTH_SECONDS = 8.0
LARGEST = 2**63 - 1
READ = ["GET", "HEAD"]
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
MESSAGES = {
    404: "There is no such page.",
    405: "This page can only be read.",
    503: "The database does not answer. Try again soon.",
}

Number = Annotated[int | None, Query(ge=1, le=LARGEST)]
log = logs.get(__name__)
templates = Environment(
    loader=PackageLoader("services.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
templates.filters |= {"date": pages.date, "link": pages.link}


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    logs.configure(load())
    db.database_url()
    yield
    db.close()


app = FastAPI(title="Tallywire", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")


@app.middleware("http")
async def guard(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer forbids scripts, frames and all that is not ours."""
    response = await answer(request)
    response.headers.update(HEADERS)
    return response


def page(template: str, status: int = 200, **values: Any) -> Response:
    text = templates.get_template(template).render(values)
    return Response(text, status, media_type="text/html")


@app.api_route("/", methods=READ)
def articles(before: Number = None) -> Response:
    found = reads.articles(limit=PAGE + 1, before=before)
    older = found[PAGE - 1]["id"] if len(found) > PAGE else None
    return page("articles.html", articles=found[:PAGE], older=older, before=before)


@app.api_route("/articles/{number:int}", methods=READ)
def article(number: int) -> Response:
    found = reads.article(number, obey=not load().include_reserved) if number <= LARGEST else None
    if found is None:
        raise HTTPException(404)
    return page("article.html", **pages.shown(found))


@app.api_route("/health", methods=READ)
async def health() -> Response:
    """Whether Postgres answers (else 503), whether Redis does, and how many seconds ago any row moved (null: never)."""
    try:
        with anyio.fail_after(HEALTH_SECONDS):
            state = await anyio.to_thread.run_sync(_health, abandon_on_cancel=True)
    except TimeoutError:
        state = {"status": "unavailable", "postgres": f"Postgres does not answer: nothing came within {HEALTH_SECONDS:g} s"}
    return JSONResponse(state, 200 if state["status"] == "ok" else 503, {"Cache-Control": "no-store"})


def _health() -> dict[str, Any]:
    redis = _answers(lambda: broker.waiting(load().redis_url or ""))
    try:
        moved = reads.last_move()
    except UnavailableError as error:
        return {"status": "unavailable", "postgres": str(error), "redis": redis}
    ago = None if moved is None else round(max(0.0, time.time() - moved), 1)
    return {"status": "ok", "postgres": "ok", "redis": redis, "moved_seconds_ago": ago}


def _answers(ask: Callable[[], object]) -> str:
    try:
        ask()
    except UnavailableError as error:
        return str(error)
    return "ok"


@app.api_route("/metrics", methods=READ)
def metrics() -> Response:
    return Response(exporter.exposition(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


@app.exception_handler(UnavailableError)
def unavailable(_: Request, error: UnavailableError) -> Response:
    log.error("unavailable", error=str(error))
    response = _fault(503)
    response.headers["Retry-After"] = "10"
    return response


@app.exception_handler(StarletteHTTPException)
def refused(_: Request, error: StarletteHTTPException) -> Response:
    response = _fault(error.status_code)
    response.headers.update(error.headers or {})
    return response


@app.exception_handler(RequestValidationError)
def misread(_: Request, __: RequestValidationError) -> Response:
    return _fault(404)


@app.exception_handler(Exception)
def failed(_: Request, __: Exception) -> Response:
    response = _fault(500)
    response.headers.update(HEADERS)  # this answer passes no middleware
    return response


def _fault(status: int) -> Response:
    return page("fault.html", status, code=status, message=MESSAGES.get(status, "Something went wrong; the log says what."))
