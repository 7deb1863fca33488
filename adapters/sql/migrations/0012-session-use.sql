-- When a session was last used, and with what the provider is asked again about its person.
-- An earlier version running alongside this one starts sessions without them.
alter table sessions add column used_at text;
alter table sessions add column refresh_token text;
alter table sessions add column renewal_due_at text;
create index sessions_subject on sessions (subject);
