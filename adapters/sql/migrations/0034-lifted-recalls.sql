-- A passage that an editor found wrong is not quoted until an editor lifts that.
alter table recalls add column lifted_by text;
alter table recalls add column lifted_at text;
alter table recalls add column lifted_reason text;
