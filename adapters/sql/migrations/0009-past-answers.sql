-- What an answer was made with, so that it can be made again: its settings, and what was asked beside its words.
create table answer_settings (digest text primary key, settings text not null);
alter table answers add column settings text;
alter table answers add column asked text;
