-- Programs elsewhere hear of customers and of what they answer, too.
alter table webhook_events
  -- What it is about; with it, what was to be told goes, too.
  add column customer_id uuid references customers on delete cascade,
  add column response_id uuid references responses on delete cascade;
create index webhook_events_customer on webhook_events (customer_id) where customer_id is not null;
create index webhook_events_response on webhook_events (response_id) where response_id is not null;
