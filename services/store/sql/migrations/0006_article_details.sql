-- What else the parser says of an article: beside its text, of its quality, and for finding its like.
alter table versions
    add column standfirst text,
    add column section text,
    add column topics text[] not null default '{}',
    add column paywalled boolean not null default false,
    add column flags text[] not null default '{}',
    add column corrections text[] not null default '{}',
    add column tables jsonb not null default '[]',
    add column signature text,
    add column refused jsonb not null default '{}';
