-- What we say or send without the customer's doing, and what they answer when asked: it is in the story, and says nothing of whether they go on.
alter table touchpoint_types add column outbound boolean not null default false;
update touchpoint_types set outbound = true
  where built_in and key in ('adseen', 'pushnotificationreceived', 'pushnotificationbounced', 'emaildelivered',
    'emailbounced', 'deliverypromised', 'callmade', 'promisemade', 'surveysent', 'surveyanswered');
