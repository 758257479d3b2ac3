"""The closed list of states and reasons: what can become of an accepted URL.

Every counter, page and alert derives from these two lists; the ledger's CHECK constraints hold the same values
(a test compares them).
"""

from enum import StrEnum


class State(StrEnum):
    """Where a row of the ledger stands. The first four are live, the others terminal."""

    QUEUED = "queued"
    FETCHING = "fetching"
    FETCHED = "fetched"
    PARSING = "parsing"

    STORED = "stored"
    DUPLICATE = "duplicate"
    NOT_MODIFIED = "not_modified"
    REDIRECTED = "redirected"
    ROBOTS_DENIED = "robots_denied"
    REFUSED = "refused"
    REJECTED = "rejected"
    GONE = "gone"
    QUARANTINED = "quarantined"


LIVE = (State.QUEUED, State.FETCHING, State.FETCHED, State.PARSING)
TERMINAL = tuple(state for state in State if state not in LIVE)


class Reason(StrEnum):
    """Why a row stands where it stands. `OUTCOME` and `RETRIED` say what each leads to."""

    NEW = "new"
    CHANGED = "changed"
    SAME_TEXT = "same_text"
    SAME_CANONICAL = "same_canonical"
    HTTP_304 = "http_304"
    DRY_RUN = "dry_run"
    OTHER_HOST = "other_host"

    ROBOTS = "robots"

    URL = "url"
    SCHEME = "scheme"
    PORT = "port"
    ADDRESS = "address"

    REDIRECTS = "redirects"
    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    TOO_SLOW = "too_slow"
    ENCODING = "encoding"
    PROTOCOL = "protocol"
    EMPTY = "empty"
    TYPE = "type"
    XML = "xml"
    BLOCKED = "blocked"
    HTTP_STATUS = "http_status"
    NOT_ARTICLE = "not_article"
    OFF_TOPIC = "off_topic"
    BUDGET = "budget"
    TLS = "tls"

    NOT_FOUND = "not_found"

    DNS = "dns"
    NETWORK = "network"
    DEADLINE = "deadline"
    TRUNCATED = "truncated"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    ROBOTS_UNKNOWN = "robots_unknown"
    CONTACT = "contact"
    ARCHIVE = "archive"

    WORKER_DIED = "worker_died"
    PARSER_FAULT = "parser_fault"
    REQUEUED = "requeued"
    DROPPED = "dropped"


# The terminal state that each final reason leads to.
OUTCOME: dict[Reason, State] = {
    Reason.NEW: State.STORED,
    Reason.CHANGED: State.STORED,
    Reason.SAME_TEXT: State.NOT_MODIFIED,
    Reason.HTTP_304: State.NOT_MODIFIED,
    Reason.DRY_RUN: State.NOT_MODIFIED,
    Reason.SAME_CANONICAL: State.DUPLICATE,
    Reason.OTHER_HOST: State.REDIRECTED,
    Reason.ROBOTS: State.ROBOTS_DENIED,
    Reason.URL: State.REFUSED,
    Reason.SCHEME: State.REFUSED,
    Reason.PORT: State.REFUSED,
    Reason.ADDRESS: State.REFUSED,
    Reason.REDIRECTS: State.REJECTED,
    Reason.TOO_BIG: State.REJECTED,
    Reason.TOO_DEEP: State.REJECTED,
    Reason.TOO_SLOW: State.REJECTED,
    Reason.ENCODING: State.REJECTED,
    Reason.PROTOCOL: State.REJECTED,
    Reason.EMPTY: State.REJECTED,
    Reason.TYPE: State.REJECTED,
    Reason.XML: State.REJECTED,
    Reason.BLOCKED: State.REJECTED,
    Reason.HTTP_STATUS: State.REJECTED,
    Reason.NOT_ARTICLE: State.REJECTED,
    Reason.OFF_TOPIC: State.REJECTED,
    Reason.BUDGET: State.REJECTED,
    Reason.NOT_FOUND: State.GONE,
    Reason.WORKER_DIED: State.QUARANTINED,
    Reason.PARSER_FAULT: State.QUARANTINED,
    Reason.DROPPED: State.GONE,
}

# Reasons that are tried again after a delay, and the terminal state once the tries are used up.
RETRIED: dict[Reason, State] = {
    Reason.DNS: State.GONE,
    Reason.NETWORK: State.GONE,
    Reason.DEADLINE: State.GONE,
    Reason.TRUNCATED: State.GONE,
    Reason.RATE_LIMITED: State.GONE,
    Reason.SERVER_ERROR: State.GONE,
    Reason.ROBOTS_UNKNOWN: State.ROBOTS_DENIED,
    Reason.CONTACT: State.REFUSED,
    Reason.TLS: State.REJECTED,
    Reason.ARCHIVE: State.QUARANTINED,
}

# Reasons that lie with us alone: rows wait for as long as they hold, and lose no try by it.
PATIENT = frozenset({Reason.CONTACT})
