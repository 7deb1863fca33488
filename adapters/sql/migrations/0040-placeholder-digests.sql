-- The details behind placeholders, each sealed by itself with digests to find it by, and the end of the value in
-- "known" that they were made from. Null in a row from before; another end than that of "known": from before its last
-- change, which a version made that does not know these columns.
alter table stand_ins add column digests text;
alter table stand_ins add column digests_of text;
