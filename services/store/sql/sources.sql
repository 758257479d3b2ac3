-- name: watch
-- Add a source, or take it up again. Returns its id, and whether it is new.
insert into sources (key, url, host, kind, parent_id, depth, wait_seconds, rechecks)
values (%(key)s, %(url)s, %(host)s, %(kind)s, %(parent)s, %(depth)s, %(wait)s,
    coalesce((select rechecks from sources where id = %(parent)s), true))
on conflict (key) do update set active = true
returning id, attempt = 0 and last_attempt is null as fresh;

-- name: know_host
insert into hosts (host) values (%(host)s) on conflict do nothing;

-- name: unwatch
update sources set active = false where active and (id = %(id)s or parent_id = %(id)s) returning id;

-- name: lease_polls
-- Hand out due sources: of each free host whose robots.txt is known, the one that has waited longest.
with room as (
    select greatest(0, %(in_flight)s - count(*)) as n from sources where lease_until > now()
), due as (
    select distinct on (sources.host) sources.id, sources.host, hosts.robots
    from sources join hosts on hosts.host = sources.host
    where sources.active and sources.next_at <= now() and coalesce(sources.lease_until, '-infinity') < now()
        and hosts.next_at <= now() and coalesce(hosts.lease_until, '-infinity') < now() and hosts.robots_until > now()
    order by sources.host, sources.next_at limit (select n from room)
), taken as (
    update hosts set lease_until = now() + make_interval(secs => %(lease)s) from due where hosts.host = due.host
)
update sources as s
set lease_until = now() + make_interval(secs => %(lease)s), attempt = attempt + 1, last_attempt = now()
from due where s.id = due.id
returning s.id as source, s.attempt, s.url, s.kind, due.robots, s.etag, s.modified, s.digest,
    (s.reason is not distinct from 'worker_died')::int as deaths;

-- name: give_back
update sources set lease_until = null where id = any(%(ids)s);

-- name: claim
-- Lock a source whose poll came back. Nothing where the result comes too late.
select id, host, kind, depth, wait_seconds, failures, last_success is null as first from sources
where id = %(source)s and attempt = %(attempt)s and lease_until is not null for update;

-- name: polled
-- A poll succeeded: keep what makes the next one conditional, and when it is due.
update sources
set lease_until = null, failures = 0, reason = null, detail = '', last_success = now(), wait_seconds = %(wait)s,
    next_at = now() + make_interval(secs => %(wait)s), kind = coalesce(%(kind)s, kind), title = coalesce(%(title)s, title),
    etag = coalesce(%(etag)s, etag), modified = coalesce(%(modified)s, modified), digest = coalesce(%(digest)s, digest),
    last_new = case when %(new)s > 0 then now() else last_new end
where id = %(source)s;

-- name: note_poll
insert into polls (source_id, links, new, first) values (%(source)s, %(links)s, %(new)s, %(first)s);

-- name: poll_failed
-- A poll failed: the source waits longer after each failure, never for good.
update sources
set lease_until = null, failures = failures + 1, reason = %(reason)s, detail = %(detail)s,
    next_at = now() + make_interval(secs => greatest(%(retry_after)s, least(86400, wait_seconds * power(2, least(failures, 10)))))
where id = %(source)s;

-- name: died
-- A worker died over a source: it is asked again at once, and if that kills too, later and later. Returns its host; nothing
-- where the news comes too late.
update sources
set lease_until = null, failures = failures + 1, reason = 'worker_died', detail = %(detail)s,
    next_at = now() + make_interval(secs => case when reason is not distinct from 'worker_died'
        then least(86400, wait_seconds * power(2, least(failures, 10))) else 0 end)
where id = %(source)s and attempt = %(attempt)s and lease_until is not null returning host;

-- name: host_sitemaps
select sitemaps from hosts where host = %(host)s;

-- name: sources
-- Every source with its state; `expected` is how many new articles a day its polls of the last four weeks found, the
-- first of each left out; `missed` how many would have come since the last one at the pace of the same weekdays.
with found as (
    select source_id, extract(isodow from at) as weekday, sum(new)::float8 as new, count(distinct at::date)::float8 as days
    from polls where at > now() - interval '28 days' and not first group by 1, 2
), silent_days as (
    select sources.id, day, extract(isodow from day) as weekday,
        extract(epoch from least(now(), day + interval '1 day') - greatest(last_new, day)) / 86400 as share
    from sources cross join lateral generate_series(date_trunc('day', last_new), now(), interval '1 day') as day
    where last_new > now() - interval '60 days'
), expectations as (
    select source_id, sum(new) / greatest(sum(days), 1) as a_day from found group by 1
)
select sources.id, sources.url, sources.kind, sources.title, sources.active, sources.last_attempt, sources.last_success,
    sources.last_new, sources.next_at, sources.failures, sources.reason, sources.detail, sources.parent_id, sources.rechecks,
    sources.off_topic, sources.over_budget, sources.backlog,
    expectations.a_day as expected,
    (select sum(found.new / found.days * greatest(silent_days.share, 0)) from silent_days
        join found on found.source_id = silent_days.id and found.weekday = silent_days.weekday
        where silent_days.id = sources.id) as missed
from sources left join expectations on expectations.source_id = sources.id
order by sources.id;

