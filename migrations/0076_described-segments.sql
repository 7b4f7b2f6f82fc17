-- What a segment is for, in its makers' words; empty where nobody said.
alter table segments add column description text not null default '';
