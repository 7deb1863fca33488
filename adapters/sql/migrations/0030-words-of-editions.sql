-- The words of a passage as one edition prints them, where another printed the same words with other punctuation.
alter table edition_passages add column text text;
