-- A workspace has the sample company once, however many people press the button at the same moment.
create unique index imports_one_sample on imports (workspace_id)
  where kind = 'sample' and state <> 'undone';
