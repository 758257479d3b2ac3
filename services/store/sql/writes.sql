-- name: page
-- The page of a row that was parsed: where it was fetched at last, and whether it has an article already. Nothing where the
-- result comes too late.
select captures.url as fetched, exists (select from articles where articles.url_id = ledger.url_id) as known
from ledger join captures on captures.id = ledger.capture_id
where ledger.id = %(row)s and ledger.attempt = %(attempt)s and ledger.state = 'parsing' and ledger.cause <> 'replayed'
for update of ledger;

-- name: lock_claims
select pg_advisory_xact_lock(key) from (select key from unnest(%(keys)s::bigint[]) as key order by key) as claims;

-- name: twins
-- The articles of an identity, the oldest first.
select urls.url, versions.title, versions.signature from articles
join urls on urls.id = articles.url_id join versions on versions.article_id = articles.id and versions.newest
where articles.identity = %(identity)s order by articles.id limit 5;

-- name: duplicate
-- End a row whose page is another form of a stored article.
with moved as (
    update ledger set state = 'duplicate', reason = 'same_canonical', detail = %(other)s, lease_until = null, changed_at = now()
    where id = %(row)s returning id, state, reason, detail, attempt
)
insert into transitions (row_id, state, reason, detail, attempt) select id, state, reason, detail, attempt from moved;

-- name: save
-- Save an article as its parse row's result: a new version where its record differs from the newest one, else nothing.
-- Ends the row in the same statement, so a result that comes twice, or too late, changes nothing. Returns the new version.
with claimed as (
    select id, url_id, capture_id from ledger
    where id = %(row)s and attempt = %(attempt)s and state = 'parsing' and cause <> 'replayed' for update
), article as (
    insert into articles (url_id, identity) select url_id, %(identity)s from claimed
    on conflict (url_id) do update set url_id = excluded.url_id returning id
), newest as (
    select versions.number, versions.record_digest from versions join article on article.id = versions.article_id where newest
), retired as (
    update versions set newest = false from article
    where versions.article_id = article.id and versions.newest and versions.record_digest <> %(record_digest)s
    returning versions.id
), version as (
    insert into versions (article_id, number, newest, capture_id, parser, text_digest, record_digest, title, canonical_url, outlet,
        authors, published, modified, language, text, blocks, relations, evidence, standfirst, section, topics, paywalled, flags, corrections,
        tables, signature, refused, rights)
    select article.id, coalesce((select number from newest), 0) + 1, true, claimed.capture_id, %(parser)s, %(text_digest)s,
        %(record_digest)s, %(title)s, %(canonical_url)s, %(outlet)s, %(authors)s, %(published)s, %(modified)s, %(language)s, %(text)s,
        %(blocks)s, %(relations)s, %(evidence)s, %(standfirst)s, %(section)s, %(topics)s, %(paywalled)s, %(flags)s, %(corrections)s, %(tables)s,
        %(signature)s, %(refused)s, %(rights)s
    from claimed, article, (select count(*) from retired) as after_retiring
    where (select record_digest from newest) is distinct from %(record_digest)s
    returning id, number
), moved as (
    update ledger as l
    set lease_until = null, detail = '', changed_at = now(),
        state = case when exists (select from version) then 'stored' else 'not_modified' end,
        reason = case (select number from version) when 1 then 'new' else
            case when exists (select from version) then 'changed' else 'same_text' end end
    from claimed where l.id = claimed.id
    returning l.id, l.state, l.reason, l.attempt
), logged as (
    insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved
)
select moved.state, (select id from version) as version from moved;

-- name: claim_replay
-- Lock a replay's row and give what is stored of its capture. Nothing where the result comes too late.
select ledger.replay_id, replays.apply, versions.id as version, versions.text_digest, versions.record_digest
from ledger join replays on replays.id = ledger.replay_id
join articles on articles.url_id = ledger.url_id
join versions on versions.article_id = articles.id and versions.capture_id = ledger.capture_id
where ledger.id = %(row)s and ledger.attempt = %(attempt)s and ledger.state = 'parsing'
for update of ledger;

-- name: finish_replay
-- Note what a replay found for a row and end it.
with noted as (
    insert into replay_results (row_id, replay_id, text_changed, record_changed, figures_added, figures_removed)
    values (%(row)s, %(replay)s, %(text_changed)s, %(record_changed)s, %(figures_added)s, %(figures_removed)s)
), moved as (
    update ledger
    set lease_until = null, detail = '', changed_at = now(),
        state = case when %(apply)s and %(record_changed)s then 'stored' else 'not_modified' end,
        reason = case when not %(record_changed)s then 'same_text' when %(apply)s then 'changed' else 'dry_run' end
    where id = %(row)s
    returning id, state, reason, attempt
)
insert into transitions (row_id, state, reason, attempt) select id, state, reason, attempt from moved;

-- name: replace_version
-- Put a better parse in a version's place.
update versions
set parser = %(parser)s, text_digest = %(text_digest)s, record_digest = %(record_digest)s, title = %(title)s,
    canonical_url = %(canonical_url)s, outlet = %(outlet)s, authors = %(authors)s, published = %(published)s, modified = %(modified)s,
    language = %(language)s, text = %(text)s, blocks = %(blocks)s, relations = %(relations)s, evidence = %(evidence)s, standfirst = %(standfirst)s,
    section = %(section)s, topics = %(topics)s, paywalled = %(paywalled)s, flags = %(flags)s, corrections = %(corrections)s,
    tables = %(tables)s, signature = %(signature)s, refused = %(refused)s, rights = %(rights)s
where id = %(version)s;

-- name: clear_pictures
delete from pictures where version_id = %(version)s;

-- name: clear_figures
delete from figures where version_id = %(version)s;

-- name: add_pictures
insert into pictures (version_id, position, url, caption, credit, alt, width, height, lead)
select %(version)s, p.position, p.url, p.caption, p.credit, p.alt, p.width, p.height, p.lead
from jsonb_to_recordset(%(pictures)s) as p (
    position int, url text, caption text, credit text, alt text, width int, height int, lead boolean);

-- name: add_figures
insert into figures (version_id, position, text, "start", "end", quote, section, low, high, bound, kind, unit, change, counted, event,
    event_class, place, period, source, source_span, status, repeats)
select %(version)s, f.position, f.text, f."start", f."end", f.quote, f.section, f.low, f.high, f.bound, f.kind, f.unit, f.change,
    f.counted, f.event, f.event_class, f.place, f.period, f.source, f.source_span, f.status, f.repeats
from jsonb_to_recordset(%(figures)s) as f (
    position int, text text, "start" int, "end" int, quote text, section text, low double precision, high double precision,
    bound text, kind text, unit text, change jsonb, counted text, event text, event_class text, place jsonb, period jsonb,
    source text[], source_span int[], status text, repeats int);
