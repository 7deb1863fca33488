-- When a backup last succeeded: at most one row. What makes backups elsewhere writes it with SQL of its own.
create table last_backup (id integer primary key, at text not null);
