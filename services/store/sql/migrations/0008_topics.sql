-- Topics, what of a source is left out before it is fetched, re-checks by source, and one article for all forms of its URL.

create table topics (
    id bigint generated always as identity primary key,
    name text not null unique,
    any_of text[] not null,
    all_of text[] not null,
    source_id bigint references sources,
    added_at timestamptz not null default now(),
    constraint topics_say_something check (cardinality(any_of) + cardinality(all_of) > 0)
);

-- Links that a source names and that are not fetched: remembered, so that each is counted once.
create table left_out (
    source_id bigint not null references sources,
    key bytea not null,
    url text not null,
    title text,
    reason text not null check (reason in ('off_topic', 'budget', 'backlog')),
    left_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (source_id, key)
);
create index left_out_by_time on left_out (left_at);

alter table sources
    add column rechecks boolean not null default true,
    add column last_read timestamptz,
    add column off_topic bigint not null default 0,
    add column over_budget bigint not null default 0,
    add column backlog bigint not null default 0;

-- A link that stated neither title nor summary where topics hold is judged by the text of its page.
alter table links add column judge boolean not null default false;

alter table ledger drop constraint ledger_cause;
alter table ledger add constraint ledger_cause check (cause in ('submitted', 'found', 'imported', 'replayed', 'rechecked'));
create index ledger_found on ledger (host, accepted_at) where cause = 'found';
create index ledger_rechecked on ledger (changed_at) where cause = 'rechecked';

alter table ledger drop constraint ledger_reason;
alter table ledger add constraint ledger_reason check (
    (state in ('queued', 'fetching', 'fetched', 'parsing') and (reason is null or reason in (
        'dns', 'network', 'deadline', 'truncated', 'rate_limited', 'server_error', 'robots_unknown', 'contact', 'tls', 'archive',
        'worker_died', 'requeued')))
    or (state = 'stored' and coalesce(reason, '') in ('new', 'changed'))
    or (state = 'not_modified' and coalesce(reason, '') in ('same_text', 'http_304', 'dry_run'))
    or (state = 'duplicate' and coalesce(reason, '') = 'same_canonical')
    or (state = 'redirected' and coalesce(reason, '') = 'other_host')
    or (state = 'robots_denied' and coalesce(reason, '') in ('robots', 'robots_unknown'))
    or (state = 'refused' and coalesce(reason, '') in ('url', 'scheme', 'port', 'address', 'contact'))
    or (state = 'rejected' and coalesce(reason, '') in (
        'redirects', 'too_big', 'too_deep', 'too_slow', 'encoding', 'protocol', 'empty', 'type', 'xml', 'blocked', 'http_status',
        'not_article', 'off_topic', 'budget', 'tls'))
    or (state = 'gone' and coalesce(reason, '') in (
        'not_found', 'dropped', 'dns', 'network', 'deadline', 'truncated', 'rate_limited', 'server_error'))
    or (state = 'quarantined' and coalesce(reason, '') in ('worker_died', 'parser_fault', 'archive'))
);

-- What the forms of an article's URL have in common: the key of its canonical URL, where its page names one to be believed.
alter table articles add column identity bytea;
update articles set identity = urls.key from urls where urls.id = articles.url_id;
alter table articles alter column identity set not null;
create index articles_by_identity on articles (identity);
