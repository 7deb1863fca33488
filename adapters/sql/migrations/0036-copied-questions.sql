-- The practitioner's message that a test question was copied from, so that the question is erased with it.
alter table golden_questions add column message text;
