-- Articles of the knowledge base: written once, found by what a customer asks, put into answers.
create table articles (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  title text not null,
  text text not null,
  language text not null check (language in ('en', 'pt-BR', 'es', 'ro')),
  -- Of a page that customers can open; null where there is none.
  address text,
  state text not null default 'draft' check (state in ('draft', 'published')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text not null,
  -- It can be brought back: what was sent with it keeps its article.
  removed_at timestamptz,
  -- Words as people search them, without accents and case.
  words tsvector not null generated always as (to_tsvector('simple', jornada.searchable(title || ' ' || text))) stored
);
create index articles_latest on articles (workspace_id, updated_at desc, id desc) where removed_at is null;
create index articles_shelf on articles (workspace_id, language) where state = 'published' and removed_at is null;
create index articles_words on articles using gin (words);
select jornada.guard('articles', 'select', 'insert', 'update');
comment on column articles.updated_by is 'personal';

-- Stems of the published ones, so that how rare a word is among them is known without reading them all.
create table article_terms (
  workspace_id uuid not null references workspaces on delete cascade,
  language text not null,
  term text not null,
  article_id uuid not null references articles on delete cascade,
  -- How much it says about the article, 0 to 1.
  weight real not null,
  primary key (workspace_id, language, term, article_id) include (weight)
);
create index article_terms_of on article_terms (article_id);
select jornada.guard('article_terms');

-- Stems of a word, none of a stop word. People leave accents out, and stemmers read them: both ways of writing it
-- count, the one without accents first.
create function jornada.stems(language text, word text) returns text[]
  language sql stable parallel safe
  return (
    select case when bool_or(lexemes = '{}') then '{}'
      else array_agg(jornada.searchable(lexemes[1]) order by nth) end
    from unnest(array[jornada.searchable(word), word]) with ordinality as written(form, nth),
      ts_lexize(case language
        when 'pt-BR' then 'portuguese_stem'
        when 'es' then 'spanish_stem'
        when 'ro' then 'romanian_stem'
        else 'english_stem' end::regdictionary, form) lexemes
  );

-- Articles that were put into an answer: at first into what is being written, then, once it is sent, into the message.
create table article_uses (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  article_id uuid not null references articles on delete cascade,
  -- What was put there: it counts only if it is still there when the answer is sent.
  words text not null,
  put_at timestamptz not null default now(),
  message_id uuid references messages on delete cascade
);
create unique index article_uses_unsent on article_uses (conversation_id, article_id) where message_id is null;
create index article_uses_sent on article_uses (article_id, message_id) where message_id is not null;
create index article_uses_message on article_uses (message_id);
select jornada.guard('article_uses');
