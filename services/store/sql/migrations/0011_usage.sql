-- The Content-Usage that a page's host stated for it in its robots.txt when it was fetched.
alter table captures add column usage text;
