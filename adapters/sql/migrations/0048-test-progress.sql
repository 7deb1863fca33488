-- How many test questions a run has asked, and how many there are, as JSON.
alter table editing_work add column progress text;
