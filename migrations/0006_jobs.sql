-- Enqueue a job from inside any transaction, also as jornada_app, which cannot reach the queue's own tables.
-- `job_key`: a job with the same key that still waits is replaced, not doubled.
create function jornada.enqueue(task text, payload json, job_key text default null, queue text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
end $$;
revoke all on function jornada.enqueue from public;
grant execute on function jornada.enqueue to jornada_app;

-- Which worker of the queue belongs to which living process: the process holds the advisory lock `alive` as long as
-- it lives. What a killed process had in hand is given back by whoever finds its lock free.
create table jornada.workers (
  worker_id text primary key,
  alive bigint not null,
  since timestamptz not null default now()
);
