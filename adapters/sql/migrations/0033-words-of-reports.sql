-- The message in which someone said what is wrong with an answer they reported. Its words are kept, sealed, deleted and
-- erased like those of every message.
alter table unsafe_reports add column message text;
