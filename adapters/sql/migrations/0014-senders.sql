-- Where an open request was sent from, so that one sender who makes up many people does not fill the advisers' queue.
alter table escalations add column sender text;
create index escalations_by_sender on escalations (sender, state);
