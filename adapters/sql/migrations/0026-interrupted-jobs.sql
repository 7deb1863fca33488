-- How often a process ended while it ran a job. A version that does not know this leaves it as it is.
alter table jobs add column interrupted integer not null default 0;
