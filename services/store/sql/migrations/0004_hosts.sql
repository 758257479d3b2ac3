-- Politeness is decided here: one clock for each host, which the query that hands out work obeys.

create table hosts (
    host text primary key,
    next_at timestamptz not null default now(),
    lease_until timestamptz,
    attempt int not null default 0,
    failures int not null default 0,
    reason text,
    delay double precision,
    robots text not null default '',
    robots_at timestamptz,
    robots_until timestamptz not null default '-infinity'
);

alter table ledger add column host text not null default '';
update ledger set host = urls.host from urls where urls.id = ledger.url_id;
insert into hosts (host) select distinct host from ledger where host <> '' on conflict do nothing;

create index ledger_queued_by_host on ledger (host, not_before, id) where state = 'queued';
