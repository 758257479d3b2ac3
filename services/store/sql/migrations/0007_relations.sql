-- Relations among the figures of a version, and the first mention that a figure repeats.
alter table versions add column relations jsonb not null default '[]';
alter table figures add column repeats int;
