-- What the parser made of the captures: articles, their versions, pictures and figures.

create table articles (
    id bigint generated always as identity primary key,
    url_id bigint not null unique references urls,
    first_stored_at timestamptz not null default now()
);

create table versions (
    id bigint generated always as identity primary key,
    article_id bigint not null references articles,
    number int not null,
    newest boolean not null,
    capture_id bigint not null references captures,
    parser text not null,
    text_digest bytea not null,
    record_digest bytea not null,
    title text,
    canonical_url text,
    outlet text,
    authors text[] not null,
    published text,
    modified text,
    language text,
    text text not null,
    blocks jsonb not null,
    evidence jsonb not null,
    stored_at timestamptz not null default now(),
    unique (article_id, number)
);
create unique index versions_newest on versions (article_id) where newest;
create index versions_by_capture on versions (capture_id);

create table pictures (
    version_id bigint not null references versions,
    position int not null,
    url text,
    caption text,
    credit text,
    alt text,
    width int,
    height int,
    lead boolean not null,
    primary key (version_id, position)
);

create table figures (
    id bigint generated always as identity primary key,
    version_id bigint not null references versions,
    position int not null,
    text text not null,
    "start" int not null,
    "end" int not null,
    quote text not null,
    section text not null check (section in ('title', 'body', 'caption', 'table', 'chart')),
    low double precision,
    high double precision,
    bound text not null check (bound in (
        'exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'vague')),
    kind text not null,
    unit text,
    change jsonb,
    counted text,
    event text,
    event_class text,
    place jsonb not null,
    period jsonb,
    source text[] not null,
    source_span int[],
    status text not null check (status in ('reported', 'planned', 'possible', 'denied')),
    unique (version_id, position)
);
create index figures_by_class on figures (kind, event_class);

-- What a replay found: one row for each capture parsed again.
create table replay_results (
    row_id bigint primary key references ledger,
    replay_id bigint not null references replays,
    text_changed boolean not null,
    record_changed boolean not null,
    figures_added int not null,
    figures_removed int not null
);
create index replay_results_by_replay on replay_results (replay_id);
