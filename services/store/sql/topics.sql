-- name: add
-- Add a topic. Nothing where there is one of the name.
insert into topics (name, any_of, all_of, source_id) values (%(name)s, %(any_of)s, %(all_of)s, %(source)s)
on conflict (name) do nothing returning id;

-- name: remove
delete from topics where name = %(name)s returning id;

-- name: source
select id from sources where key = %(key)s;

-- name: topics
select topics.name, topics.any_of, topics.all_of, topics.added_at, sources.url as source
from topics left join sources on sources.id = topics.source_id order by topics.id;

-- name: read_again
-- What the sources hold is to be judged anew: their next polls are unconditional.
update sources set etag = null, modified = null, digest = null where active;

-- name: of_source
-- The topics that hold for a source: those for all, its own, and those of the sources that named it.
with recursive line (id, parent_id) as (
    select id, parent_id from sources where id = %(source)s
    union all
    select sources.id, sources.parent_id from sources join line on sources.id = line.parent_id
)
select name, any_of, all_of from topics where source_id is null or source_id in (select id from line) order by id;

-- name: judged_by_text
-- The source of a row whose link stated nothing to judge it by. Nothing for rows that a person asked for.
select links.source_id as source from ledger join links on links.url_id = ledger.url_id and links.judge
where ledger.id = %(row)s and ledger.cause = 'found' limit 1;
