-- Test questions that the running service last answered wrongly. `platforms` has the names of platforms, as JSON, if
-- only they did not show the right answer.
create table wrong_answers (
  question integer primary key references golden_questions (id) on delete cascade,
  release integer not null, at text not null, platforms text);
