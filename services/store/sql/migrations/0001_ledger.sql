-- The ledger: every accepted URL, every piece of work on it, every state it passed through.

create table urls (
    id bigint generated always as identity primary key,
    key bytea not null unique check (octet_length(key) = 32),
    url text not null,
    host text not null,
    accepted_at timestamptz not null default now()
);

create table captures (
    id bigint generated always as identity primary key,
    url_id bigint not null references urls,
    segment text not null,
    "offset" bigint not null,
    length bigint not null,
    digest text not null,
    url text not null,
    content_type text,
    status int,
    payload_bytes bigint not null,
    captured_at timestamptz not null,
    unique (segment, "offset")
);
create index captures_by_url on captures (url_id, id);

create table replays (
    id bigint generated always as identity primary key,
    apply boolean not null,
    started_at timestamptz not null default now()
);

-- One row is one piece of work: a URL to fetch and parse, an imported file to parse, a capture to parse again.
create table ledger (
    id bigint generated always as identity primary key,
    url_id bigint not null references urls,
    cause text not null constraint ledger_cause check (cause in ('submitted', 'imported', 'replayed')),
    replay_id bigint references replays,
    state text not null constraint ledger_state check (state in (
        'queued', 'fetching', 'fetched', 'parsing',
        'stored', 'duplicate', 'not_modified', 'redirected', 'robots_denied', 'refused', 'rejected', 'gone', 'quarantined')),
    reason text,
    detail text not null default '',
    attempt int not null default 0,
    tries int not null default 0,
    deaths int not null default 0,
    not_before timestamptz not null default now(),
    lease_until timestamptz,
    capture_id bigint references captures,
    accepted_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    constraint ledger_replay check ((cause = 'replayed') = (replay_id is not null)),
    constraint ledger_lease check ((lease_until is not null) = (state in ('fetching', 'parsing'))),
    constraint ledger_capture check (capture_id is not null or state not in ('fetched', 'parsing', 'stored', 'not_modified', 'duplicate')),
    -- A live row's reason says why its last try failed; a terminal row's reason says why it ended so.
    constraint ledger_reason check (
        (state in ('queued', 'fetching', 'fetched', 'parsing') and (reason is null or reason in (
            'dns', 'network', 'deadline', 'truncated', 'rate_limited', 'server_error', 'robots_unknown', 'tls', 'archive',
            'worker_died', 'requeued')))
        or (state = 'stored' and coalesce(reason, '') in ('new', 'changed'))
        or (state = 'not_modified' and coalesce(reason, '') in ('same_text', 'http_304', 'dry_run'))
        or (state = 'duplicate' and coalesce(reason, '') = 'same_canonical')
        or (state = 'redirected' and coalesce(reason, '') = 'other_host')
        or (state = 'robots_denied' and coalesce(reason, '') in ('robots', 'robots_unknown'))
        or (state = 'refused' and coalesce(reason, '') in ('url', 'scheme', 'port', 'address'))
        or (state = 'rejected' and coalesce(reason, '') in (
            'redirects', 'too_big', 'too_deep', 'too_slow', 'encoding', 'protocol', 'empty', 'type', 'xml', 'blocked', 'http_status',
            'not_article', 'off_topic', 'budget', 'tls'))
        or (state = 'gone' and coalesce(reason, '') in (
            'not_found', 'dropped', 'dns', 'network', 'deadline', 'truncated', 'rate_limited', 'server_error'))
        or (state = 'quarantined' and coalesce(reason, '') in ('worker_died', 'parser_fault', 'archive'))
    )
);
create index ledger_due on ledger (state, not_before, id) where state in ('queued', 'fetched');
create index ledger_leased on ledger (state, lease_until) where lease_until is not null;
create index ledger_by_url on ledger (url_id, id);
create index ledger_by_state on ledger (state);
create index ledger_by_replay on ledger (replay_id) where replay_id is not null;

create table transitions (
    id bigint generated always as identity primary key,
    row_id bigint not null references ledger,
    at timestamptz not null default now(),
    state text not null,
    reason text,
    detail text not null default '',
    attempt int not null
);
create index transitions_by_row on transitions (row_id, id);

-- Totals of what the stages measured, added in the transaction of the result: exact, whatever dies.
create table counters (
    name text not null,
    labels text[] not null,
    value double precision not null,
    primary key (name, labels)
);
