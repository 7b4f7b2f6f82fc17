-- Every touchpoint of a story looks up what its type is, by the name written on it.
create unique index touchpoint_types_name on touchpoint_types (workspace_id, name);
