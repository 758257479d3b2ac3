-- name: states
-- Rows of the ledger by state, replays and re-checks left out.
select state, count(*) as n from ledger where cause in ('submitted', 'found', 'imported') group by state;

-- name: reasons
-- Rows by state and reason, replays and re-checks left out: how rows ended, and what live ones wait for.
select state, reason, count(*) as n from ledger
where cause in ('submitted', 'found', 'imported') and reason is not null group by state, reason order by state, reason;

-- name: totals
-- Figures of the newest versions are counted as all but the few of superseded ones: four times as fast as a join.
select
    (select count(*) from urls) as urls,
    (select count(*) from articles) as articles,
    (select count(*) from versions) as versions,
    (select count(*) from figures)
        - (select count(*) from figures where version_id in (select id from versions where not newest)) as figures,
    (select coalesce(extract(epoch from max(stored_at)), 0)::float8 from versions) as last_article;

-- name: due
-- Rows that wait for a worker, by state; a row that waits for its next try is not due yet.
select state, count(*) as n from ledger where state in ('queued', 'fetched') and not_before <= now() group by state;

-- name: oldest
-- Age in seconds of the oldest row in each live state.
select state, extract(epoch from now() - min(case when lease_until is null then greatest(changed_at, not_before) else changed_at end))::float8 as seconds from ledger
where state in ('queued', 'fetching', 'fetched', 'parsing') and not_before <= now() group by state;

-- name: stuck
-- Rows whose lease ran out more than a lease ago: nothing hands them out again.
select count(*) as n from ledger where lease_until < now() - make_interval(secs => %(lease)s);

-- name: live
-- Rows that have not ended yet, of these or (null) of all; pages that wait to be looked at again have ended.
select count(*) as n from ledger
where state in ('queued', 'fetching', 'fetched', 'parsing') and cause <> 'rechecked' and (%(rows)s::bigint[] is null or id = any(%(rows)s));

-- name: row_states
select ledger.id as row, urls.url, ledger.state, ledger.reason, ledger.detail from ledger join urls on urls.id = ledger.url_id
where ledger.id = any(%(rows)s) order by ledger.id;

-- name: progress
-- A number that grows whenever any row moves.
select coalesce(max(id), 0) as n from transitions;

-- name: last_move
-- When any row last changed its state, Unix time; nothing where none ever did.
select extract(epoch from at)::float8 as at from transitions order by id desc limit 1;

-- name: counters
select name, labels, value from counters;

-- name: articles
-- Articles, newest first: the newest version of each.
select articles.id, urls.url, versions.title, versions.outlet, versions.authors, versions.published, versions.modified,
    versions.language, versions.number as version, versions.stored_at,
    (select count(*) from figures where figures.version_id = versions.id) as figures,
    (select count(*) from pictures where pictures.version_id = versions.id) as pictures
from articles join urls on urls.id = articles.url_id join versions on versions.article_id = articles.id and versions.newest
where %(before)s::bigint is null or articles.id < %(before)s
order by articles.id desc limit %(limit)s;

-- name: article
-- One article with all that its newest version holds.
select articles.id, urls.url, versions.id as version_id, versions.number as version, versions.parser, versions.title,
    versions.canonical_url, versions.outlet, versions.authors, versions.published, versions.modified, versions.language, versions.text,
    versions.blocks, versions.relations, versions.evidence, versions.standfirst, versions.section, versions.topics, versions.paywalled, versions.flags,
    versions.corrections, versions.tables, versions.signature, versions.refused, versions.rights, versions.stored_at, captures.segment, captures."offset", captures.captured_at
from articles join urls on urls.id = articles.url_id join versions on versions.article_id = articles.id and versions.newest
join captures on captures.id = versions.capture_id
where articles.id = %(id)s;

-- name: stream_articles
select articles.id, urls.url, versions.id as version_id, versions.number as version, versions.parser, versions.title,
    versions.canonical_url, versions.outlet, versions.authors, versions.published, versions.modified, versions.language, versions.text,
    versions.blocks, versions.relations, versions.evidence, versions.standfirst, versions.section, versions.topics, versions.paywalled, versions.flags,
    versions.corrections, versions.tables, versions.signature, versions.refused, versions.rights
from articles join urls on urls.id = articles.url_id join versions on versions.article_id = articles.id and versions.newest
order by articles.id;

-- name: pictures
select position, url, caption, credit, alt, width, height, lead from pictures where version_id = %(version)s order by position;

-- name: figures_of
-- The figures of one version, in reading order.
select text, "start", "end", quote, section, low, high, bound, kind, unit, change, counted, event, event_class, place, period, source,
    source_span, status, repeats
from figures where version_id = %(version)s order by position;

-- name: stream_figures
-- Every figure of the newest versions, article by article in reading order.
select articles.id as article_id, urls.url, versions.title, versions.outlet, versions.published,
    figures.text, figures."start", figures."end", figures.quote, figures.section, figures.low, figures.high, figures.bound,
    figures.kind, figures.unit, figures.change, figures.counted, figures.event, figures.event_class, figures.place, figures.period,
    figures.source, figures.source_span, figures.status, figures.repeats
from articles join urls on urls.id = articles.url_id join versions on versions.article_id = articles.id and versions.newest
join figures on figures.version_id = versions.id
order by articles.id, figures.position;

-- name: trace
-- Every state that a URL passed through, oldest first.
select transitions.at, transitions.state, transitions.reason, transitions.detail, transitions.attempt, ledger.id as row, ledger.cause,
    case when transitions.state in ('queued', 'fetching') then null else captures.segment end as segment,
    case when transitions.state in ('queued', 'fetching') then null else captures."offset" end as "offset"
from urls join ledger on ledger.url_id = urls.id join transitions on transitions.row_id = ledger.id
left join captures on captures.id = ledger.capture_id
where urls.key = %(key)s order by transitions.id;

-- name: quarantined
select ledger.id as row, urls.url, ledger.reason, ledger.detail, ledger.deaths, ledger.changed_at
from ledger join urls on urls.id = ledger.url_id where ledger.state = 'quarantined' order by ledger.id;

-- name: replay
-- How far a replay is, and what it found.
select count(*) as rows, count(*) filter (where ledger.state in ('fetched', 'parsing', 'queued', 'fetching')) as live,
    count(*) filter (where ledger.state in ('rejected', 'quarantined', 'gone')) as failed,
    count(*) filter (where replay_results.record_changed) as articles_changed,
    count(*) filter (where replay_results.text_changed) as texts_changed,
    coalesce(sum(replay_results.figures_added), 0)::bigint as figures_added,
    coalesce(sum(replay_results.figures_removed), 0)::bigint as figures_removed
from ledger left join replay_results on replay_results.row_id = ledger.id where ledger.replay_id = %(replay)s;
