-- name: accept
-- Take in the URLs of pictures: new ones get a row to fetch, known ones nothing. In order, as `ledger.accept` does.
with given as (
    select distinct on (key) key, url, host
    from unnest(%(keys)s::bytea[], %(urls)s::text[], %(hosts)s::text[]) as g (key, url, host)
    order by key
), fresh as (
    insert into urls (key, url, host) select key, url, host from given order by key
    on conflict (key) do nothing returning id, host
), opened as (
    insert into ledger (url_id, host, cause, state) select id, host, 'picture', 'queued' from fresh
    returning id, state, attempt
), known as (
    insert into hosts (host) select distinct host from fresh order by host on conflict do nothing
)
insert into transitions (row_id, state, attempt) select id, state, attempt from opened;

-- name: link
-- Note under which URL each picture's address is archived.
insert into picture_urls (name, url_id)
select distinct on (name) name, urls.id from unnest(%(names)s::bytea[], %(keys)s::bytea[]) as g (name, key) join urls using (key)
order by name on conflict do nothing;

-- name: archived
-- Where the bytes of a version's pictures lie, newest capture first; a picture that is not archived is left out.
select distinct on (pictures.position) pictures.position, captures.segment, captures."offset", captures.digest,
    captures.content_type, captures.payload_bytes
from pictures join picture_urls on picture_urls.name = sha256(convert_to(pictures.url, 'UTF8'))
join captures on captures.url_id = picture_urls.url_id
where pictures.version_id = %(version)s
order by pictures.position, captures.id desc;
