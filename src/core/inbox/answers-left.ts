/**
 * SQL of what a contact answered to a form, of a case as `s`, without what they took back: an answer is gone with any of the messages that it was
 * read from. jsonb, an empty array where nothing is left.
 */
export const ANSWERS_LEFT = `coalesce((select jsonb_agg(given.answer order by given.at)
    from jsonb_array_elements(s.fields -> 'answers') with ordinality given(answer, at)
    where not exists (select 1 from message m where m.workspace = s.workspace and m.deleted_at is not null
      and m.id in (select e::uuid from jsonb_array_elements_text(given.answer -> 'messages') e))), '[]')`
