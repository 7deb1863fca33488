-- A passage that an editor found wrong is not quoted until an editor lifts that.
alter table recalls add column lifted_by text;
alter table recalls add column lifted_at text;
alter table recalls add column lifted_reason text;
-- The words that the editor gave: a passage that changes beside them is not quoted either.
alter table recalls add column words text;
-- Before this, a recall that told no one had no effect, so it does not start to have one now.
update recalls
  set lifted_by = decided_by, lifted_at = decided_at, lifted_reason = 'Decided before recalls stopped the quoting.'
  where reason = 'wrong' and state = 'dismissed';
