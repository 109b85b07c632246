import type { Statement } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { wakeLearning } from '../../knowledge/wake-learning.ts'

const DAYS = 90

// From what was deleted, by its own index, to the questions of those chats: they are few. What others asked in the same words is suggested
// again by the next look.
const BLANK: Statement = {
  name: 'question_blank',
  text: `with gone as (
      select q.workspace, q.id, q.folded from message m
      join question q on q.workspace = m.workspace and q.conversation_id = m.conversation_id and m.id = any(q.messages) and q.text <> ''
      where m.workspace = $1 and m.deleted_at > $2
    ), unsuggested as (
      delete from example_suggestion s using gone g where s.workspace = g.workspace and s.folded = g.folded
    )
    update question q set text = '', folded = '' from gone g where q.workspace = g.workspace and q.id = g.id returning q.mark is not null as marked`,
}

/** Takes the words out of questions whose message the member has deleted since; what became of them stays countable. Answers how many. */
export async function blankQuestions(kernel: Kernel, workspace: number): Promise<number> {
  const since = new Date(kernel.clock.now().getTime() - DAYS * 86_400_000)
  return kernel.db.transaction(async (tx) => {
    const rows = await tx.run<{ marked: boolean }>(BLANK, [workspace, since])
    // What agents had marked was learnt: the next model does not know its words.
    if (rows.some(({ marked }) => marked)) await wakeLearning(tx, workspace, kernel.clock.now())
    return rows.length
  })
}
