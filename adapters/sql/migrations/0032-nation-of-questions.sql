-- The nation that was chosen when a question was asked, for the figures: the conversation only has the latest choice.
alter table messages add column jurisdiction text;
