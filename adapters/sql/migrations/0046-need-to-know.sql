-- What people need to know, if they are told about a change. Apart from `comment`, because editors wrote that when the
-- page said that no one would be sent it.
alter table recalls add column need_to_know text;
