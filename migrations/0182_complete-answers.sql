-- A criterion of the usual scorecard has better names: where nobody changed its words it is still the usual one, and is
-- told in the reader's language.
update scorecard_versions v
set criteria = (
  select jsonb_agg(coalesce(c || jsonb_build_object('name', n.now), c) order by place)
  from jsonb_array_elements(v.criteria) with ordinality told (c, place)
  left join (values
    ('Completude', 'Todas as perguntas são respondidas, e o cliente sabe o que vem depois.', 'Resposta completa'),
    ('Integridad', 'Se responde a todas las preguntas y el cliente sabe qué pasa después.', 'Respuesta completa'),
    ('Completitudine', 'Se răspunde la toate întrebările, iar clientul știe ce urmează.', 'Răspuns complet')
  ) n (was, good, now) on c->>'name' = n.was and c->>'good' = n.good)
where v.criteria::text ~ 'Completude|Integridad|Completitudine';
