-- A program wrote it (an out-of-office reply, a newsletter): nobody waits for an answer, and no answer is measured by it.
alter table messages add column automatic boolean not null default false;

-- Where mail was read before: there it is known.
do $$ begin
  if to_regclass('mails') is not null then
    execute 'update messages set automatic = true where id in (select message_id from mails where kind = ''automatic'')';
  end if;
end $$;
