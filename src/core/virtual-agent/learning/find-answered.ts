import type { Reader, Statement } from '../../../kernel/database.ts'
import type { MarkView } from '../../../protocol/learning.ts'

// What a member picked of the suggested ones was given in a message of its own, which belongs to the question that was asked.
const FIND: Statement = {
  name: 'question_of_message',
  text: `select q.id, q.conversation_id as conversation, q.text, q.decision, coalesce(q.picked_id, q.article_id) as article, q.mark, q.should_be as "shouldBe",
      s.title as "shouldBeTitle", g.public_name as "by", q.marked_at as at
    from question q
    left join article s on s.workspace = q.workspace and s.id = q.should_be
    left join agent g on g.workspace = q.workspace and g.id = q.marked_by
    where q.workspace = $1 and q.id = coalesce(
      (select id from question where workspace = $1 and reply_id = $2 limit 1),
      (select p.id from message m join article g on g.workspace = m.workspace and g.id = m.article_id
          join question p on p.workspace = m.workspace and p.conversation_id = m.conversation_id
            and p.picked_id in (g.id, g.translation_of) and p.asked_at <= m.sent_at
        where m.workspace = $1 and m.id = $2 and m.author = 'virtual_agent' order by p.asked_at desc limit 1))`,
}

/** The question that a message of the virtual agent answers, and what an agent said of it. */
export interface Answered {
  id: string
  /** Null where it was asked in a channel. */
  conversation: string | null
  text: string
  decision: 'answer' | 'suggest' | 'unknown'
  /** The article that was given or picked; the nearest one where none was. */
  article: string | null
  mark: 'right' | 'wrong' | null
  shouldBe: string | null
  shouldBeTitle: string | null
  /** Public name of the agent who marked it. */
  by: string | null
  at: Date | null
}

/** Null where nothing was asked, or the question is older than is kept. */
export async function findAnswered(reader: Reader, workspace: number, message: string): Promise<Answered | null> {
  const [row] = await reader.run<Answered>(FIND, [workspace, message])
  return row ?? null
}

export const presentMark = ({ mark, shouldBe, shouldBeTitle, by, at }: Answered): MarkView => ({
  mark,
  shouldBe: shouldBe && shouldBeTitle !== null ? { id: shouldBe, title: shouldBeTitle } : null,
  by,
  at: at?.toISOString() ?? null,
})
