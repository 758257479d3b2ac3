-- name: lease_robots
-- Hand out the hosts with due work (pages or sources) whose robots.txt must be read (again) first, and a URL of each.
with recursive waiting (host) as (
    (select host from ledger where state = 'queued' order by host limit 1)
    union all
    select (select ledger.host from ledger where state = 'queued' and ledger.host > waiting.host order by ledger.host limit 1)
    from waiting where waiting.host is not null
), wanted as (
    select waiting.host, urls.url from waiting
    cross join lateral (
        select url_id from ledger where state = 'queued' and ledger.host = waiting.host and not_before <= now()
        order by not_before, id limit 1
    ) as oldest
    join urls on urls.id = oldest.url_id
    union all
    select host, url from sources where active and next_at <= now() and coalesce(lease_until, '-infinity') < now()
), due as (
    select distinct on (hosts.host) hosts.host, wanted.url
    from wanted join hosts on hosts.host = wanted.host
    where hosts.next_at <= now() and coalesce(hosts.lease_until, '-infinity') < now() and hosts.robots_until <= now()
    order by hosts.host, wanted.url limit %(in_flight)s
)
update hosts set lease_until = now() + make_interval(secs => %(lease)s), attempt = attempt + 1
from due where hosts.host = due.host
returning hosts.host, hosts.attempt, due.url, (hosts.reason is not distinct from 'worker_died')::int as deaths;

-- name: allowed
-- A host's robots.txt was read: keep what it says, and let the host rest as it asks.
update hosts
set lease_until = null, failures = 0, reason = null, robots = %(text)s, sitemaps = %(sitemaps)s, delay = %(delay)s::float8, robots_at = now(),
    robots_until = now() + make_interval(secs => %(seconds)s),
    next_at = now() + make_interval(secs => greatest(%(spacing)s, coalesce(%(delay)s::float8, 0)))
where host = %(host)s and attempt = %(attempt)s;

-- name: unknown
-- A host's robots.txt could not be had. A copy of the last 30 days stays good for another hour; without one the whole
-- host waits, longer after each failure. Says whether there is such a copy; nothing where the result comes too late.
update hosts
set lease_until = null, failures = failures + 1, reason = %(reason)s,
    robots_until = case when robots_at > now() - interval '30 days' then now() + interval '1 hour' else robots_until end,
    next_at = now() + make_interval(secs => greatest(%(spacing)s, %(retry_after)s,
        case when robots_at > now() - interval '30 days' then 0 else least(3600, %(backoff)s * power(2, least(failures, 12))) end))
where host = %(host)s and attempt = %(attempt)s
returning coalesce(robots_at > now() - interval '30 days', false) as has_copy;

-- name: died
-- A worker died over a host's robots.txt. Says whether the last one did, too; nothing where the news comes too late.
with held as (
    select host, reason is not distinct from 'worker_died' as again from hosts
    where host = %(host)s and attempt = %(attempt)s and lease_until is not null for update
)
update hosts
set lease_until = null, failures = failures + 1, reason = 'worker_died',
    next_at = now() + make_interval(secs => greatest(%(spacing)s,
        case when held.again then least(3600, %(backoff)s * power(2, least(failures, 12))) else 0 end))
from held where hosts.host = held.host returning held.again;

-- name: failed_host
-- What befell a host befell all its due rows: each is ended as `final`, or has one try less (`cost` 0: none less).
with moved as (
    update ledger
    set tries = tries + %(cost)s, changed_at = now(), reason = %(reason)s, detail = %(detail)s,
        state = case when %(final)s::text is not null then %(final)s when tries + %(cost)s >= %(tries)s then %(exhausted)s else state end
    where state = 'queued' and host = %(host)s and not_before <= now()
    returning id, state, reason, detail, attempt
)
insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved;

-- name: rest
-- Requests to hosts (or to the hosts of rows) have ended, `ages` seconds ago: each host is free again after its delay, later
-- where the server asked for it, and after several failures in a row not for a while (its circuit is open).
with ended as (
    select coalesce(given_host, ledger.host) as host, age, failing, given.reason, wait from unnest(%(rows)s::bigint[], %(hosts)s::text[], %(ages)s::float8[],
        %(failing)s::boolean[], %(reasons)s::text[], %(waits)s::float8[]) as given (row_id, given_host, age, failing, reason, wait)
    left join ledger on ledger.id = given.row_id
)
update hosts
set lease_until = null, failures = case when failing then failures + 1 else 0 end, reason = ended.reason,
    next_at = now() + make_interval(secs => greatest(%(spacing)s - age, coalesce(delay, 0) - age, wait,
        case when failing and failures + 1 >= %(circuit)s
            then least(3600, %(backoff)s * power(2, least(failures + 1 - %(circuit)s, 12))) else 0 end))
from ended where hosts.host = ended.host;

-- name: hosts
-- Hosts that wait or fail, the longest wait first.
select host, next_at, failures, reason, delay, robots_until from hosts
where failures > 0 or next_at > now() order by next_at desc limit %(limit)s;
