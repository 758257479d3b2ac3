-- What a page states of the rights in it: the statements, and what they mean for exports and pages.
alter table versions add column rights jsonb not null default '{}';
