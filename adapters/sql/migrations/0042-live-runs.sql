-- Tests of the live release itself, so that the test that a release was published on stays as it was.
create table live_runs (
  release integer primary key references releases (number), at text not null, result text not null);
