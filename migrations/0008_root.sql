-- Everyone of a person, the root among them, is asked for by root_id: the index must hold all.
drop index customers_root;
create index customers_root on customers (root_id);
