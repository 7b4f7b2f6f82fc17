-- The map that a workspace began with is kept as a version before anything replaces it.

alter table map_versions add column kept text check (kept in ('first', 'earliest'));
comment on column map_versions.kept is
  'Null for what a member saved; first: as it was before anything changed it; earliest: as it was when Jornada began to keep first maps, changed before that already.';

-- What was changed before today and never saved is lost: of it, the map of today is the earliest that is known.
insert into map_versions (workspace_id, number, name, map, made_by_name, kept)
select
  w.id, 1, 'The earliest map that is known',
  jsonb_build_object(
    'stages', (
      select coalesce(jsonb_agg(
        jsonb_build_object('id', s.id, 'key', s.key, 'name', s.name, 'position', s.position)
        order by s.position, s.key), '[]')
      from stages s where s.workspace_id = w.id),
    'types', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'name', t.name, 'stage', s.key, 'channel', t.channel, 'department', d.key,
          'momentOfTruth', t.moment_of_truth)
        order by t.key), '[]')
      from touchpoint_types t
      left join stages s on s.id = t.stage_id
      left join departments d on d.id = t.department_id
      where t.workspace_id = w.id)),
  'Jornada', 'earliest'
from workspaces w
where not exists (select from map_versions v where v.workspace_id = w.id)
  and exists (
    select from audit_log a
    where a.workspace_id = w.id
      and a.action in (
        'map.changed', 'map.restored', 'stage.added', 'stage.removed', 'stage.renamed', 'stages.ordered',
        'touchpoint-type.mapped'));
