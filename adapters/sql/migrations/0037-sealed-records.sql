-- What was typed in complaints and data requests is sealed; and whose data a request is about, for searches.
-- Sealed: null in a row from before, which will be sealed; empty if there is nothing to seal.
alter table complaints add column sealed text;
alter table complaints add column key text references data_keys (id);
alter table subject_requests add column platform text;
alter table subject_requests add column person_id text;
alter table subject_requests add column sealed text;
alter table subject_requests add column key text references data_keys (id);
