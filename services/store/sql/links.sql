-- name: one_taker
-- One poll's links are taken in at a time, so that the budgets of hosts hold. Ends with the transaction.
select pg_advisory_xact_lock(7214684);

-- name: backlog
-- Which of these were left out at the first look at a sitemap.
select key from left_out where source_id = %(source)s and reason = 'backlog' and key = any(%(keys)s::bytea[]);

-- name: take
-- Take in the links of a poll: what the source states of each, and a row for each URL not seen before, as many of each
-- host as its budget of a day leaves. Returns the key of each URL not seen before, and whether it was taken.
with given as (
    select distinct on (key) * from unnest(%(keys)s::bytea[], %(urls)s::text[], %(hosts)s::text[], %(titles)s::text[],
        %(published)s::text[], %(authors)s::text[], %(judge)s::boolean[]) with ordinality
        as g (key, url, host, title, published, author, judge, place)
    order by key, place
), unknown as (
    select given.* from given left join urls on urls.key = given.key where urls.id is null
), spent as (
    select host, count(*) as n from ledger
    where cause = 'found' and accepted_at > now() - interval '1 day' and host in (select host from unknown) group by host
), ranked as (
    select unknown.*, coalesce(spent.n, 0) + row_number() over (partition by unknown.host order by place) <= %(budget)s as taken
    from unknown left join spent on spent.host = unknown.host
), fresh as (
    insert into urls (key, url, host) select key, url, host from ranked where taken order by key
    on conflict (key) do nothing returning id, key, host
), stated as (
    insert into links (url_id, source_id, title, published, author, judge)
    select fresh.id, %(source)s, ranked.title, ranked.published, ranked.author, ranked.judge
    from fresh join ranked on ranked.key = fresh.key
), known as (
    insert into hosts (host) select distinct host from fresh order by host on conflict do nothing
), opened as (
    insert into ledger (url_id, host, cause, state) select id, host, 'found', 'queued' from fresh returning id, state, attempt
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from opened
), remembered as (
    delete from left_out where source_id = %(source)s and key in (select key from fresh)
)
select key, taken from ranked;

-- name: leave_out
-- Remember links that are not fetched, as far as there is room. Returns how many were not known before, by reason.
with given as (
    select distinct on (key) * from unnest(%(keys)s::bytea[], %(urls)s::text[], %(titles)s::text[], %(reasons)s::text[])
        as g (key, url, title, reason)
    where not exists (select from urls where urls.key = g.key)
    order by key
), fresh as (
    select given.* from given left join left_out on left_out.source_id = %(source)s and left_out.key = given.key
    where left_out.key is null
), kept as (
    insert into left_out (source_id, key, url, title, reason)
    select %(source)s, key, url, title, reason from fresh
    limit (select greatest(0, %(room)s - count(*)) from left_out where source_id = %(source)s)
), seen as (
    update left_out set seen_at = now() from given
    where left_out.source_id = %(source)s and left_out.key = given.key and left_out.seen_at < now() - interval '1 day'
)
select reason, count(*) as n from fresh group by reason;

-- name: count_left_out
update sources
set last_read = now(), off_topic = off_topic + %(off_topic)s, over_budget = over_budget + %(budget)s, backlog = backlog + %(backlog)s
where id = %(source)s;

-- name: carry
-- What a source states of a page goes with it where the page moved to.
insert into links (url_id, source_id, title, published, author, judge)
select urls.id, links.source_id, links.title, links.published, links.author, links.judge
from urls, ledger join links on links.url_id = ledger.url_id
where ledger.id = %(row)s and urls.key = %(key)s
on conflict do nothing;

-- name: left_out
select left_out.url, left_out.title, left_out.reason, left_out.left_at, sources.url as source
from left_out join sources on sources.id = left_out.source_id
where %(source)s::bigint is null or source_id = %(source)s
order by left_out.left_at desc, left_out.key limit %(limit)s;
