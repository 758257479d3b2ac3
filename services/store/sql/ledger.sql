-- name: accept
-- Take in URLs: new ones get a row to fetch, known ones nothing. Returns the key and row of each new one. What a person
-- submits is not judged by topics any more, and is fetched though it was found, and rejected as off-topic, before.
-- Keys are inserted in order, so that two callers with the same URLs wait for each other instead of deadlocking.
with given as (
    select distinct on (key) key, url, host
    from unnest(%(keys)s::bytea[], %(urls)s::text[], %(hosts)s::text[]) as g (key, url, host)
    order by key
), fresh as (
    insert into urls (key, url, host) select key, url, host from given order by key
    on conflict (key) do nothing returning id, key, host
), asked as (
    update ledger set cause = 'submitted' from urls join given on given.key = urls.key
    where %(cause)s = 'submitted' and ledger.url_id = urls.id and ledger.cause = 'found'
        and ledger.state in ('queued', 'fetching', 'fetched', 'parsing')
), again as (
    select distinct urls.id, urls.key, urls.host from given join urls on urls.key = given.key join ledger on ledger.url_id = urls.id
    where %(cause)s = 'submitted' and ledger.state = 'rejected' and ledger.reason = 'off_topic'
        and not exists (select from ledger as other where other.url_id = urls.id and other.cause = 'submitted')
), wanted as (
    select id, key, host from fresh union all select id, key, host from again
), opened as (
    insert into ledger (url_id, host, cause, state) select id, host, %(cause)s, 'queued' from wanted
    returning id, url_id, state, attempt
), known as (
    insert into hosts (host) select distinct host from fresh order by host on conflict do nothing
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from opened
)
select wanted.key, opened.id as row from opened join wanted on wanted.id = opened.url_id;

-- name: accept_url
-- Make sure of one URL (an imported file's) and lock it against the same import elsewhere. Returns its id.
insert into urls (key, url, host) values (%(key)s, %(url)s, %(host)s)
on conflict (key) do update set host = excluded.host returning id;

-- name: accept_capture
-- Take in a capture that is in the archive already, unless the URL's newest capture has the same bytes. Returns the row.
with newest as (
    select digest from captures where url_id = %(url_id)s order by id desc limit 1
), kept as (
    insert into captures (url_id, segment, "offset", length, digest, url, content_type, status, payload_bytes, captured_at)
    select %(url_id)s, %(segment)s, %(offset)s, %(length)s, %(digest)s, %(url)s, %(content_type)s, %(status)s, %(payload_bytes)s,
        %(captured_at)s
    where not exists (select from newest where digest = %(digest)s)
    returning id
), opened as (
    insert into ledger (url_id, cause, state, capture_id)
    select %(url_id)s, 'imported', 'fetched', id from kept returning id, state, attempt
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from opened
)
select id as row from opened;

-- name: one_dispatcher
-- Only one process hands out work at a time, so that the bound on work in flight holds. Says whether this is it; ends with the
-- transaction.
select pg_try_advisory_xact_lock(7214683) as first;

-- name: lease_parses
-- Hand out captures to be parsed, oldest first, no more than keep the rows in flight within the limit.
with room as (
    select greatest(0, %(in_flight)s - count(*)) as n from ledger where state = 'parsing'
), due as (
    select id from ledger where state = 'fetched' and not_before <= now()
    order by not_before, id limit (select n from room) for update skip locked
), leased as (
    update ledger as l
    set state = 'parsing', attempt = attempt + 1, lease_until = now() + make_interval(secs => %(lease)s), changed_at = now()
    from due where l.id = due.id
    returning l.id, l.url_id, l.capture_id, l.attempt, l.deaths, l.state
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from leased
)
select leased.id as row, leased.attempt, leased.deaths, urls.url, to_jsonb(captures) - 'id' - 'url_id' as capture,
    (select jsonb_strip_nulls(jsonb_build_object('title', title, 'published', published, 'author', author))
        from links where links.url_id = leased.url_id order by seen_at limit 1) as evidence
from leased join urls on urls.id = leased.url_id left join captures on captures.id = leased.capture_id
order by leased.id;

-- name: lease_fetches
-- Hand out URLs to be fetched: of each host that is free, whose robots.txt is known and whose time comes within `ahead` seconds,
-- the oldest due row, and for how many seconds the host must still be left alone. The first part walks from host to host along
-- the index, so that a long queue of one host costs one step.
with recursive waiting (host) as (
    (select host from ledger where state = 'queued' order by host limit 1)
    union all
    select (select ledger.host from ledger where state = 'queued' and ledger.host > waiting.host order by ledger.host limit 1)
    from waiting where waiting.host is not null
), room as (
    select greatest(0, %(in_flight)s - count(*)) as n from ledger where state = 'fetching'
), due as (
    select hosts.host, hosts.robots, hosts.next_at, oldest.id
    from waiting join hosts on hosts.host = waiting.host
    cross join lateral (
        select id from ledger where state = 'queued' and ledger.host = hosts.host and not_before <= now()
        order by not_before, id limit 1
    ) as oldest
    where hosts.next_at <= now() + make_interval(secs => %(ahead)s) and coalesce(hosts.lease_until, '-infinity') < now()
        and hosts.robots_until > now()
    order by hosts.next_at, hosts.host limit (select n from room)
), taken as (
    update hosts set lease_until = now() + make_interval(secs => %(lease)s) from due where hosts.host = due.host
), leased as (
    update ledger as l
    set state = 'fetching', attempt = attempt + 1, lease_until = now() + make_interval(secs => %(lease)s), changed_at = now()
    from due where l.id = due.id and l.state = 'queued'
    returning l.id, l.url_id, l.attempt, l.deaths, l.state, l.cause, due.robots, due.next_at
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from leased
)
select leased.id as row, leased.attempt, leased.deaths, urls.url, leased.robots, leased.cause, urls.etag, urls.modified,
    greatest(0, extract(epoch from leased.next_at - clock_timestamp()))::float8 as wait
from leased join urls on urls.id = leased.url_id order by wait, leased.id;

-- name: give_back
-- Undo a lease whose message could not be sent.
update ledger
set state = case state when 'fetching' then 'queued' else 'fetched' end, lease_until = null,
    not_before = now() + interval '5 seconds', changed_at = now()
where id = any(%(rows)s) and lease_until is not null;

-- name: give_back_hosts
-- Undo the leases of hosts whose messages could not be sent.
update hosts set lease_until = null where host = any(%(hosts)s)
    or host in (select host from ledger where id = any(%(rows)s));

-- name: expire
-- Take back leases that ran out: their worker died, or a message was lost. The row that has now died too often is
-- quarantined, the others are handed out again, each alone.
with ended as (
    select id from ledger where lease_until < now() order by lease_until limit 1000 for update skip locked
), moved as (
    update ledger as l
    set deaths = deaths + 1, lease_until = null, changed_at = now(), not_before = now(), reason = 'worker_died',
        detail = 'no result before the lease ran out',
        state = case when deaths + 1 >= %(deaths)s then 'quarantined' when state = 'fetching' then 'queued' else 'fetched' end
    from ended where l.id = ended.id
    returning l.id, l.state, l.reason, l.detail, l.attempt
), logged as (
    insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved
)
select case when state = 'queued' then 'fetch' else 'parse' end as stage, count(*) as n from moved group by 1;

-- name: died
-- As `expire`, for one row whose worker is known to have died over it.
with moved as (
    update ledger
    set deaths = deaths + 1, lease_until = null, changed_at = now(), not_before = now(), reason = 'worker_died', detail = %(detail)s,
        state = case when deaths + 1 >= %(deaths)s then 'quarantined' when state = 'fetching' then 'queued' else 'fetched' end
    where id = %(row)s and attempt = %(attempt)s and lease_until is not null
    returning id, host, state, reason, detail, attempt
), freed as (
    update hosts set lease_until = null from moved where hosts.host = moved.host
)
insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved;

-- name: release_all
-- Take back every lease at once: nothing can be in flight. `died` tells a crash (it counts as a death) from an orderly stop.
with moved as (
    update ledger
    set deaths = deaths + case when %(died)s then 1 else 0 end, lease_until = null, changed_at = now(), not_before = now(),
        state = case when %(died)s and deaths + 1 >= %(deaths)s then 'quarantined' when state = 'fetching' then 'queued' else 'fetched' end,
        reason = case when %(died)s then 'worker_died' else reason end
    where lease_until is not null
    returning id, state, reason, attempt
), logged as (
    insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved
), freed as (
    update hosts set lease_until = null where lease_until is not null
)
select count(*) as n from moved;

-- name: captured
-- Pages were fetched: keep where they lie, and let them be parsed; a picture is done with that. Returns the rows, without those
-- whose result comes too late.
with given as (
    select * from jsonb_to_recordset(%(captures)s) as g ("row" bigint, attempt int, segment text, "offset" bigint, length bigint,
        digest text, url text, content_type text, status int, payload_bytes bigint, captured_at timestamptz, etag text, modified text, usage text)
), claimed as (
    select ledger.id, ledger.url_id, given.* from given join ledger on ledger.id = given."row" and ledger.attempt = given.attempt
    where ledger.state = 'fetching' order by ledger.id for update of ledger
), kept as (
    insert into captures (url_id, segment, "offset", length, digest, url, content_type, status, payload_bytes, captured_at, usage)
    select url_id, segment, "offset", length, digest, url, content_type, status, payload_bytes, captured_at, usage
    from claimed returning id, segment, "offset"
), moved as (
    update ledger as l
    set state = case cause when 'picture' then 'stored' else 'fetched' end, reason = case cause when 'picture' then 'new' end,
        detail = '', tries = 0, capture_id = kept.id, lease_until = null, not_before = now(), changed_at = now()
    from claimed join kept on kept.segment = claimed.segment and kept."offset" = claimed."offset" where l.id = claimed.id
    returning l.id, l.state, l.reason, l.attempt
), validated as (
    update urls set etag = claimed.etag, modified = claimed.modified from claimed
    where urls.id = claimed.url_id and (urls.etag, urls.modified) is distinct from (claimed.etag, claimed.modified)
), logged as (
    insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved
)
select id as row from moved;

-- name: ended_by_fetch
-- A fetch that ends a row without a new page: a redirect to another host, or a page that is as it was (then the row's
-- capture is the URL's newest). Nothing where the result comes too late.
with moved as (
    update ledger as l
    set state = %(state)s, reason = %(reason)s, detail = %(detail)s, lease_until = null, changed_at = now(),
        capture_id = case when %(state)s = 'not_modified'
            then (select max(captures.id) from captures where captures.url_id = l.url_id) else capture_id end
    where id = %(row)s and attempt = %(attempt)s and state = 'fetching'
    returning id, cause, state, reason, detail, attempt
), logged as (
    insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved
)
select state, cause from moved;

-- name: failed
-- A row could not be done. `final` ends it at once; without it the row waits and is tried again until its tries are
-- used up, then it ends as `exhausted`. `cost` is 0 where the failure lies with us, and uses up none.
with moved as (
    update ledger
    set tries = tries + %(cost)s, lease_until = null, changed_at = now(), reason = %(reason)s, detail = %(detail)s,
        state = case
            when %(final)s::text is not null then %(final)s
            when tries + %(cost)s >= %(tries)s then %(exhausted)s
            when state = 'fetching' then 'queued'
            else 'fetched' end,
        not_before = now() + make_interval(secs => greatest(%(retry_after)s, least(86400, %(backoff)s * power(2, least(tries, 20)))))
    where id = %(row)s and attempt = %(attempt)s and state = %(working)s
    returning id, state, reason, detail, attempt
), logged as (
    insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved
)
select state from moved;

-- name: requeue
-- Give a row that ended another chance, with its deaths and tries forgotten.
with moved as (
    update ledger
    set state = case when capture_id is null then 'queued' else 'fetched' end, reason = 'requeued', detail = '', tries = 0, deaths = 0,
        not_before = now(), changed_at = now()
    where id = any(%(rows)s) and state = 'quarantined'
    returning id, state, reason, attempt
), logged as (
    insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved
)
select count(*) as n from moved;

-- name: drop
-- Close a quarantined row for good.
with moved as (
    update ledger set state = 'gone', reason = 'dropped', changed_at = now()
    where id = any(%(rows)s) and state = 'quarantined'
    returning id, state, reason, attempt
), logged as (
    insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved
)
select count(*) as n from moved;

-- name: count
-- Add to the totals.
insert into counters (name, labels, value) values (%(name)s, %(labels)s, %(value)s)
on conflict (name, labels) do update set value = counters.value + excluded.value;

-- name: open_replay
insert into replays (apply) values (%(apply)s) returning id;

-- name: accept_replay
-- A row for the newest version's capture of each article, to be parsed again.
with opened as (
    insert into ledger (url_id, cause, replay_id, state, capture_id)
    select articles.url_id, 'replayed', %(replay)s, 'fetched', versions.capture_id
    from articles join versions on versions.article_id = articles.id and versions.newest
    order by articles.id
    returning id, state, attempt
), logged as (
    insert into transitions (row_id, state, attempt) select id, state, attempt from opened
)
select count(*) as n from opened;
