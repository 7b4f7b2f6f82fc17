-- Boards: questions that somebody saved as cards, side by side.

create table boards (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  description text not null default '',
  created_by uuid references members on delete set null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index boards_name on boards (workspace_id, lower(name), id);
select jornada.guard('boards');
comment on column boards.created_by_name is 'personal';

create table board_cards (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  board_id uuid not null references boards on delete cascade,
  kind text not null check (kind in ('map', 'paths', 'funnel', 'retention', 'metric')),
  title text not null,
  -- The question's fields as its own contract has them; never the answer.
  question jsonb not null,
  -- Asks for the last so many days; null: for the period in the question.
  days integer,
  -- 0, 1, 2, … on each board; told anew together whenever one changes.
  position integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index board_cards_order on board_cards (board_id, position);
select jornada.guard('board_cards');
