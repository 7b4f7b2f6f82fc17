-- What an import shows of itself, in codes that screens translate, and how fast it goes.
alter table imports
  -- Why it waits for a person, or why it failed: {code, column, field, value, expected}.
  add column problem jsonb,
  -- The columns of the file, as read with `format`.
  add column columns text[] not null default '{}',
  -- Line of the file at which `position` lies.
  add column line bigint not null default 1,
  -- Bytes of the stored file behind the rows handled, for the share done.
  add column read_bytes bigint not null default 0,
  -- Rows a second over the last batches, and when that was measured.
  add column rate real,
  add column measured_at timestamptz,
  -- Rows that the import made and that are still to be removed, while it is being undone.
  add column undo_left bigint;

alter table import_rejects add column problem jsonb not null default '{}';

-- True: nobody told the total; it is the sum of the items, or else of the payments.
alter table orders add column total_derived boolean;

-- Which of a batch's keys are already there is asked of these.
create index import_changes_row on import_changes (row_id);
