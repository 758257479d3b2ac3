-- Pictures of articles may be archived: a piece of work each, for the fetcher alone.
alter table ledger drop constraint ledger_cause;
alter table ledger add constraint ledger_cause check (
    cause in ('submitted', 'found', 'imported', 'replayed', 'rechecked', 'picture'));

-- The URL under which a picture's address, as its page gives it, is archived. `name` is the SHA-256 of that address.
create table picture_urls (
    name bytea primary key check (octet_length(name) = 32),
    url_id bigint not null references urls
);
