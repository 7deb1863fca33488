-- A passage that an editor found wrong is not quoted until an editor lifts that.
alter table recalls add column lifted_by text;
alter table recalls add column lifted_at text;
alter table recalls add column lifted_reason text;
-- The words that the editor gave: a passage that changes beside them is not quoted either.
alter table recalls add column words text;
-- Set for new recalls. One that was dismissed before this had no effect, so it does not start to have one now.
alter table recalls add column stops_quoting integer;
