-- Passages that say the same in different forms have the same `wording`, because each form has its own ID.
create table reworded_passages (passage text primary key, wording text not null);
create index reworded_passages_by_wording on reworded_passages (wording);
