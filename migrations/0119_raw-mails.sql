-- Every mail is kept as it came, beside what was read from it.
alter table mails add column raw_file_id uuid references files;
create index mails_raw_file on mails (raw_file_id) where raw_file_id is not null;
