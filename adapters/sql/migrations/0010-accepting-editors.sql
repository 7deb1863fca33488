-- Who accepted a change, beside the name by which people know them: names can be changed, and two people can share one.
alter table changes add column accepted_by_id text;
