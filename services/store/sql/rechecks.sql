-- name: ended
-- How a re-check ended; nothing for a row that is none, or has not ended.
select case when state in ('stored', 'not_modified', 'duplicate') then reason else 'failed' end as outcome from ledger
where id = %(row)s and cause = 'rechecked' and state not in ('queued', 'fetching', 'fetched', 'parsing');

-- name: line_up
-- When a page is to be looked at again, by how long it has been stored. Nothing for files, replays, pages older than the
-- schedule, and those of a source that wants none.
insert into ledger (url_id, host, cause, state, not_before)
select ledger.url_id, ledger.host, 'rechecked', 'queued', now() + make_interval(secs => step.every)
from ledger join articles on articles.url_id = ledger.url_id
cross join lateral (
    select every from unnest(%(every)s::float8[], %(until)s::float8[]) as s (every, until)
    where extract(epoch from now() - articles.first_stored_at) < until order by until limit 1
) as step
where ledger.id = %(row)s and ledger.cause in ('submitted', 'found', 'rechecked') and ledger.host <> ''
    and ledger.state in ('stored', 'not_modified')
    and not exists (select from links join sources on sources.id = links.source_id
        where links.url_id = ledger.url_id and not sources.rechecks);

-- name: stop
-- A source wants no re-checks: those of its pages that wait go.
with waiting as (
    select ledger.id from ledger join links on links.url_id = ledger.url_id
    where links.source_id = any(%(sources)s) and ledger.cause = 'rechecked' and ledger.state = 'queued'
), steps as (
    delete from transitions using waiting where transitions.row_id = waiting.id
)
delete from ledger using waiting where ledger.id = waiting.id;

-- name: start
-- A source wants re-checks again: one for each of its pages that the schedule still holds for and that has none waiting.
insert into ledger (url_id, host, cause, state)
select urls.id, urls.host, 'rechecked', 'queued' from links join urls on urls.id = links.url_id
join articles on articles.url_id = urls.id
where links.source_id = any(%(sources)s) and extract(epoch from now() - articles.first_stored_at) < %(until)s
    and not exists (select from ledger where ledger.url_id = urls.id and ledger.cause = 'rechecked'
        and ledger.state in ('queued', 'fetching', 'fetched', 'parsing'));

-- name: switch
-- Switch the re-checks of a source and of those that it named. Returns whose were changed.
with recursive line (id) as (
    select %(source)s::bigint union select sources.id from sources join line on sources.parent_id = line.id
)
update sources set rechecks = %(rechecks)s from line where sources.id = line.id and sources.rechecks <> %(rechecks)s returning sources.id;

-- name: prune
-- Forget re-checks that ended long ago, but for the last row that moved, by which others see that something does. At
-- most ten thousand at a time.
with old as (
    select id from ledger
    where cause = 'rechecked' and changed_at < now() - make_interval(days => %(days)s)
        and state not in ('queued', 'fetching', 'fetched', 'parsing')
        and id <> coalesce((select row_id from transitions order by id desc limit 1), 0)
    order by changed_at limit 10000
), steps as (
    delete from transitions using old where transitions.row_id = old.id
)
delete from ledger using old where ledger.id = old.id;

-- name: prune_left_out
-- Forget links that were left out and that their source has not named for a month of being read.
delete from left_out using sources
where sources.id = left_out.source_id and left_out.seen_at < sources.last_read - interval '30 days';

-- name: prune_polls
-- Forget polls that no reckoning looks at any more.
delete from polls where at < now() - interval '60 days';
