/** One question by its id, or the newest of a conversation's chat. */
export type QuestionOf = { question: string } | { conversation: string }

/** Values for MEANT: the question's id and the conversation's, one of them null. */
export const meantBy = (of: QuestionOf): [string | null, string | null] =>
  'question' in of ? [of.question, null] : [null, of.conversation]

/** SQL of the id of the question that is meant, with the workspace as `$1` and `meantBy` as `$2` and `$3`. */
export const MEANT = `coalesce($2::uuid, (select n.id from question n where n.workspace = $1 and n.conversation_id = $3::uuid and n.way = 'chat'
    order by n.asked_at desc, n.id desc limit 1))`
