-- Sources of links, what their polls found, and re-checks of what is stored.

create table sources (
    id bigint generated always as identity primary key,
    key bytea not null unique check (octet_length(key) = 32),
    url text not null,
    host text not null,
    kind text check (kind in ('feed', 'sitemap', 'news_sitemap', 'home_page', 'list', 'gdelt')),
    title text,
    parent_id bigint references sources,
    depth int not null default 0,
    active boolean not null default true,
    added_at timestamptz not null default now(),
    attempt int not null default 0,
    next_at timestamptz not null default now(),
    lease_until timestamptz,
    wait_seconds double precision not null,
    last_attempt timestamptz,
    last_success timestamptz,
    last_new timestamptz,
    failures int not null default 0,
    reason text,
    detail text not null default '',
    etag text,
    modified text,
    digest text
);
create index sources_due on sources (next_at) where active;

create table polls (
    id bigint generated always as identity primary key,
    source_id bigint not null references sources,
    at timestamptz not null default now(),
    links int not null,
    new int not null,
    first boolean not null
);
create index polls_by_source on polls (source_id, at);

-- What a source states of a page: evidence for the parser.
create table links (
    url_id bigint not null references urls,
    source_id bigint not null references sources,
    title text,
    published text,
    author text,
    seen_at timestamptz not null default now(),
    primary key (url_id, source_id)
);

alter table hosts add column sitemaps text[] not null default '{}';

alter table urls add column etag text, add column modified text;
alter table ledger drop constraint ledger_cause;
alter table ledger add constraint ledger_cause check (cause in ('submitted', 'imported', 'replayed', 'rechecked'));
