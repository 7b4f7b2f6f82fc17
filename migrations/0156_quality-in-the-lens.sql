-- How good answers were, and how customers seemed, are asked of the lens: it is told of reviews, and of what members wrote
-- down of calls and visits, as of conversations.
select jornada.note_changes_of('quality_reviews', 'quality_reviews', 'id', 'insert', 'update', 'delete');
select jornada.note_changes_of('contact_log', 'contact_log', 'id', 'insert', 'update', 'delete');
