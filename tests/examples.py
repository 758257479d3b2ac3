"""One whole example of every record and message, used by tests of every service."""

from services.contracts.clock import Moment
from services.contracts.messages import (
    Capture,
    Death,
    DiedBatch,
    Dispatch,
    Failure,
    FetchBatch,
    FetchedBatch,
    FetchItem,
    FetchResult,
    FoundSource,
    HostDeath,
    Link,
    Message,
    NotModified,
    ParseBatch,
    ParsedBatch,
    ParseItem,
    ParseResult,
    PollBatch,
    Polled,
    PolledBatch,
    PollItem,
    PollResult,
    Prune,
    Redirected,
    RobotsBatch,
    RobotsFile,
    RobotsItem,
    RobotsReadBatch,
    RobotsResult,
    SourceDeath,
    SourceKind,
    Validators,
)
from services.contracts.records import (
    Article,
    Block,
    Change,
    Figure,
    Flag,
    Period,
    Picture,
    Place,
    Relation,
    RelationKind,
    Right,
    Rights,
    Section,
    Statement,
    Table,
)
from services.contracts.states import Reason

TEXT = "Harbour opens\n\nSome 300 people arrived in Ostend on Monday, the mayor said, up 20% on last year."

PEOPLE = Figure(
    text="Some 300 people",
    start=15,
    end=30,
    quote=TEXT[15:],
    section="body",
    low=300,
    high=300,
    bound="about",
    kind="count",
    counted="people",
    event="arrive",
    event_class="arrival",
    place=(Place(name="Ostend", role="at", country="BE"),),
    period=Period(start="2026-11-16", end="2026-11-16", accuracy="day"),
    source=("the mayor",),
    source_span=(60, 69),
)
SHARE = Figure(
    text="20%",
    start=79,
    end=82,
    quote=TEXT[15:],
    section="body",
    low=20,
    high=20,
    bound="exact",
    kind="percent",
    unit="percent",
    change=Change(direction="up", mode="by", base="last year"),
)
CLAIM = Relation(
    kind=RelationKind.SHARE,
    figures=(1, 0, 0),
    reads="20% of 300 = 300",
    holds=False,
    quote=TEXT[15:],
    start=15,
    end=len(TEXT),
)
ARTICLE = Article(
    url="https://example.org/harbour",
    text=TEXT,
    blocks=(Block(section=Section.TITLE, start=0, end=13), Block(section=Section.BODY, start=15, end=len(TEXT))),
    title="Harbour opens",
    outlet="Example Post",
    authors=("Ann Other",),
    published="2026-11-17T08:30:00+01:00",
    language="en",
    pictures=(Picture(position=0, url="https://example.org/h.jpg", caption="The harbour", credit="A. Other", lead=True),),
    figures=(PEOPLE, SHARE),
    relations=(CLAIM,),
    evidence={"title": "meta", "published": "json-ld"},
    standfirst="The ferry is back",
    section="Region",
    topics=("ports", "ferries"),
    paywalled=True,
    flags=(Flag.TOO_SHORT,),
    corrections=("Correction: an earlier version named another port.",),
    tables=(Table(position=0, caption="Arrivals", header=("Day", "People"), rows=(("Monday", "300"),)),),
    signature="00c0ffee" * 64,
    refused={"modified": "out of bounds: 9999-01-01"},
    rights=Rights(
        statements=(Statement(where="header", name="x-robots-tag", value="noindex, noai"),),
        flags=(Right.NOAI, Right.NOINDEX),
        tdm_policy="https://example.org/licence",
    ),
)
CAPTURE = Capture(
    segment="tallywire-20261117T073000Z-host-1-0.warc.gz",
    offset=512,
    length=2048,
    digest="sha256:" + "0" * 64,
    url="https://example.org/harbour",
    content_type="text/html; charset=utf-8",
    status=200,
    payload_bytes=7000,
    captured_at="2026-11-17T07:30:00.000000Z",
)
MADE = Moment(clock="b2c9 time:[4026531834]", at=1200.5)
FAILURE = Failure(reason=Reason.RATE_LIMITED, detail="429", retry_after=60)

MESSAGES: dict[str, Message] = {
    "fetch_batch": FetchBatch(made=MADE, items=(FetchItem(row=1, attempt=1, url="https://example.org/harbour"),)),
    "fetched_batch": FetchedBatch(
        made=MADE,
        results=(
            FetchResult(row=1, attempt=1, seconds=0.25, age=0.5, outcome=CAPTURE),
            FetchResult(row=2, attempt=3, seconds=1.5, outcome=FAILURE),
            FetchResult(row=3, attempt=1, seconds=0.1, outcome=NotModified(), validators=Validators(etag='"1"')),
            FetchResult(row=4, attempt=1, seconds=0.1, outcome=Redirected(url="https://example.net/harbour")),
        ),
    ),
    "robots_batch": RobotsBatch(items=(RobotsItem(host="example.org", attempt=1, url="https://example.org/harbour"),)),
    "robots_read_batch": RobotsReadBatch(
        results=(
            RobotsResult(host="example.org", attempt=1, seconds=0.1, outcome=RobotsFile(text="User-agent: *", delay=2.0)),
            RobotsResult(host="example.net", attempt=2, seconds=0.1, outcome=FAILURE),
        )
    ),
    "poll_batch": PollBatch(
        items=(
            PollItem(
                source=1,
                attempt=1,
                url="https://example.org/feed",
                kind=SourceKind.FEED,
                robots="",
                validators=Validators(etag='"1"'),
            ),
        )
    ),
    "polled_batch": PolledBatch(
        results=(
            PollResult(
                source=1,
                attempt=1,
                seconds=0.2,
                outcome=Polled(
                    kind=SourceKind.FEED,
                    title="Example Post",
                    links=(Link(url="https://example.org/harbour", title="Harbour opens", published="2026-11-17"),),
                    sources=(FoundSource(url="https://example.org/news.xml", kind=SourceKind.NEWS_SITEMAP),),
                    wait=300,
                    left_out=1,
                    validators=Validators(etag='"2"', digest="sha256:" + "1" * 64),
                ),
            ),
            PollResult(source=2, attempt=1, seconds=0.2, outcome=NotModified(validators=Validators(etag='"1"'))),
        )
    ),
    "parse_batch": ParseBatch(items=(ParseItem(row=1, attempt=2, url="https://example.org/harbour", capture=CAPTURE),)),
    "parsed_batch": ParsedBatch(
        parser="1",
        results=(
            ParseResult(row=1, attempt=2, seconds=0.05, outcome=ARTICLE),
            ParseResult(row=2, attempt=4, seconds=0.01, outcome=Failure(reason=Reason.EMPTY)),
        ),
    ),
    "died_batch": DiedBatch(
        rows=(Death(row=1, attempt=2),),
        hosts=(HostDeath(host="example.org", attempt=1),),
        sources=(SourceDeath(source=3, attempt=4),),
        detail="signal 9",
    ),
    "dispatch": Dispatch(),
    "prune": Prune(),
}
