-- The complaint or the edition of an upload whose erasure waits for a legal hold.
alter table deferred_erasures add column record text;
