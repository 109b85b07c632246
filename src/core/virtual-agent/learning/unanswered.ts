/**
 * SQL that tells, of the columns of `question`, which were not answered, or not well, and wait for somebody to do something about it. The
 * index `question_gap` holds just these.
 */
export const UNANSWERED = `settled is null and text <> '' and mark is distinct from 'right'
    and (mark is null or should_be is null)
    and (decision = 'unknown' or (decision = 'suggest' and picked_id is null and outcome is distinct from 'helped')
      or outcome in ('not_helped', 'handed_over') or mark = 'wrong')`

/**
 * SQL that tells whether a question, as `q`, was read from a message that was deleted since: its words are read no more. An aggregate, so that
 * each question looks its own messages up by their keys instead of being compared with all that was ever deleted.
 */
export const TAKEN_BACK = `coalesce((select bool_or(m.deleted_at is not null) from message m
    where m.workspace = q.workspace and m.id = any(q.messages)), false)`
