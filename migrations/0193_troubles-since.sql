-- Since when an account cannot be read, or sent from: what lasts is told to those who answer.
alter table channel_states
  add column reading_trouble_since timestamptz,
  add column sending_trouble_since timestamptz;
-- Of what goes on already nobody knows since when.
update channel_states set
  reading_trouble_since = case when reading_trouble is not null then now() end,
  sending_trouble_since = case when sending_trouble is not null then now() end;
