"""Every setting, once: read from the environment (`TALLYWIRE_…`) when asked for, never at import."""

import os
from functools import cached_property, lru_cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.contracts.contact import contacts
from services.contracts.errors import UsageError
from services.contracts.schedule import schedule


class Settings(BaseSettings):
    """Seconds and bytes unless the name says otherwise. docs/configuration.md shows them all."""

    model_config = SettingsConfigDict(env_prefix="TALLYWIRE_", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("tallywire"), description="data folder of the embedded default")
    database_url: str | None = Field(None, description="Postgres; unset: the embedded one")
    redis_url: str | None = Field(None, description="Redis protocol; unset: the embedded one")
    archive: Path | None = Field(None, description="folder of the WARC segments; unset: `archive` in the data folder")
    segment_bytes: int = Field(256 * 2**20, description="a WARC segment is closed at this size")
    segment_seconds: float = Field(3600, description="a WARC segment is closed at this age")

    web_host: str = Field("127.0.0.1", description="address the web page listens on")
    web_port: int = Field(8480, description="port the web page listens on")

    fetcher_processes: int = Field(2, ge=1, description="Celery children of one fetcher worker")
    parser_processes: int = Field(2, ge=1, description="Celery children of one parser worker")
    store_processes: int = Field(1, ge=1, description="Celery children of one store worker")

    batch: int = Field(10, ge=1, description="rows in one message to a parser")
    fetch_batch: int = Field(10, ge=1, description="rows in one message to a fetcher process, which fetches them at once")
    fetch_in_flight: int = Field(80, ge=1, description="rows handed to fetchers at once, over all workers")
    parse_in_flight: int = Field(80, ge=1, description="rows handed to parsers at once, over all workers")
    lease_seconds: float = Field(180, gt=0, description="a row handed out and not answered for so long is handed out again")
    tries: int = Field(6, ge=1, description="tries of a row before it is given up")
    backoff_seconds: float = Field(30, gt=0, description="delay before the second try; doubles with each further one")
    deaths: int = Field(3, ge=1, description="workers that a row may kill before it is quarantined")

    host_seconds: float = Field(5, ge=0, description="time between two requests to a host, unless its robots.txt asks for more")
    robots_seconds: float = Field(86400, gt=0, le=86400, description="a robots.txt is read again after this time")
    poll_floor_seconds: float = Field(120, gt=0, description="a source is asked no more often than this")
    poll_ceiling_seconds: float = Field(21600, gt=0, description="a source is asked at least this often")
    host_links_a_day: int = Field(2000, ge=1, description="links that sources may add for one host within 24 hours")
    archive_pictures: bool = Field(False, description="fetch and archive the pictures of stored articles too")
    rechecks: bool = Field(True, description="look again at stored pages, less and less often for a year")
    recheck_schedule: str = Field("15m*3h,1h*1d,3h*7d,3d*30d,30d*365d", description="every so often, until stored for so long")
    keep_rechecks_days: int = Field(30, ge=1, description="re-checks are forgotten after this many days, their totals never")
    circuit_failures: int = Field(5, ge=1, description="failures in a row after which a host is left alone for a while")
    fetch_deadline: float = Field(30, gt=0, description="a fetch ends after this time, whatever the server does")
    fetch_wire_bytes: int = Field(16 * 2**20, description="bytes read from the wire for one page at the most")
    fetch_decoded_bytes: int = Field(16 * 2**20, description="bytes of one page after decoding at the most")
    page_bytes: int = Field(16 * 2**20, description="a page or file longer than this is rejected")
    parse_seconds: float = Field(20, gt=0, description="a page that takes longer to parse is given up")
    allow_private: str = Field(
        "", description="addresses let through the guard, `host:port` with commas: for the demo and tests only"
    )
    contact: str | None = Field(None, description="URLs or mail addresses sent in the User-Agent, with commas")

    include_reserved: bool = Field(False, description="give out texts that their pages withhold: only with permission")

    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    log_json: bool = Field(False, description="one JSON object a log line")

    @field_validator("recheck_schedule")
    @classmethod
    def readable(cls, value: str) -> str:
        """As given. Raises ValueError for what is no schedule."""
        schedule(value)
        return value

    @field_validator("contact")
    @classmethod
    def reachable(cls, value: str | None) -> str | None:
        """As given where it names somebody, else null. Raises ValueError for what is no address."""
        return value if contacts(value or "") else None

    @cached_property
    def allowed_hosts(self) -> frozenset[str]:
        """The `host:port` pairs of `allow_private`."""
        return frozenset(pair.strip().lower() for pair in self.allow_private.split(",") if pair.strip())

    @property
    def archive_folder(self) -> Path:
        return self.archive or self.home / "archive"


def load() -> Settings:
    """The settings as the environment gives them now. Raises UsageError, naming the variable, where a value is no good."""
    return _load(frozenset(os.environ.items()))


@lru_cache(1)
def _load(_: frozenset[tuple[str, str]]) -> Settings:
    """The settings of an environment: reading them takes 3 ms, as long as two pages."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "TALLYWIRE_" + "_".join(str(part) for part in first["loc"]).upper()
        said = first["msg"].removeprefix("Value error, ")
        raise UsageError(f"{name}: {said}. docs/configuration.md lists every setting.") from None
