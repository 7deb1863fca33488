-- Where the words of a passage are not printed in the file as they stand here.
alter table edition_passages add column mends text;
