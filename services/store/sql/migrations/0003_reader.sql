-- The read side has a role of its own, without the right to write. Where the owner may not create roles the
-- web page reads in read-only transactions as the owner.
do $$
begin
    if not exists (select from pg_roles where rolname = 'tallywire_reader') then
        create role tallywire_reader nologin;
    end if;
exception
    when insufficient_privilege then raise notice 'no right to create roles: the web page reads as the owner, in read-only transactions';
    when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
    if exists (select from pg_roles where rolname = 'tallywire_reader') then
        grant usage on schema public to tallywire_reader;
        grant select on all tables in schema public to tallywire_reader;
        alter default privileges in schema public grant select on tables to tallywire_reader;
    end if;
end
$$;
