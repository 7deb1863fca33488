-- 1 if an open page updated itself, so perhaps no one was looking. A version that does not know this leaves it at 0.
alter table readings add column refreshed integer not null default 0;
