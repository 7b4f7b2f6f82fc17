-- A week that is not over can be drawn at once; when it is over, it is drawn as a whole.
alter table quality_draws add column so_far boolean not null default false;
grant update on quality_draws to jornada_app;
