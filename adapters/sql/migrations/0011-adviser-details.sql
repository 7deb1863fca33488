-- Hours, nations, specialisms and languages of advisers as they were set at the desk: every change, by whom and when.
create table adviser_details (
  adviser text not null, version integer not null, details text, by_platform text not null,
  by_id text not null, by_name text, at text not null,
  constraint adviser_details_versions primary key (adviser, version));
