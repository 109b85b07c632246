import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { wakeLearning } from '../../knowledge/wake-learning.ts'
import { type Answered, findAnswered } from './find-answered.ts'

const MARK: Statement = {
  name: 'question_mark',
  text: `update question set mark = $3, should_be = $4, marked_by = $5, marked_at = $6 where workspace = $1 and id = $2`,
}

const ARTICLE: Statement = {
  name: 'question_mark_article',
  text: 'select 1 as there from article where workspace = $1 and id = $2',
}

export interface AnswerMark {
  workspace: number
  agent: string
  /** The virtual agent's message. */
  message: string
  /** Null takes back what was said before. */
  mark: 'right' | 'wrong' | null
  /** With `wrong`: the article that it should have been; null: none. */
  shouldBe: string | null
}

/**
 * Keeps an agent's word on an answer; the newest counts. It counts from the commit on (see readMarkOf), and is learnt soon.
 * @throws Refusal not_found where the virtual agent answered nothing, or there is no such article; invalid where the mark says nothing
 */
export async function markAnswer(kernel: Kernel, given: AnswerMark): Promise<void> {
  const { workspace, agent, message, mark } = given
  const at = kernel.clock.now()
  const shouldBe = mark === 'wrong' ? given.shouldBe : null
  await kernel.db.transaction(async (tx) => {
    const answered = await findAnswered(tx, workspace, message)
    if (!answered) throw new Refusal('not_found', 'This message answers no question that is kept.')
    if (mark === 'wrong') await checkWrong(tx, workspace, answered, shouldBe)
    const [by, when] = mark ? [agent, at] : [null, null]
    tx.later(MARK, [workspace, answered.id, mark, shouldBe, by, when])
    await wakeLearning(tx, workspace, at)
    const { conversation } = answered
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation, message, agent, at }])
  })
}

async function checkWrong(reader: Reader, workspace: number, answered: Answered, shouldBe: string | null) {
  if (shouldBe === null) {
    if (answered.decision !== 'unknown') return
    throw new Refusal('invalid', 'It gave no article. Choose the one that it should have given.', { field: 'shouldBe' })
  }
  if (answered.decision === 'answer' && answered.article === shouldBe) {
    throw new Refusal('invalid', 'This is the article that it gave.', { field: 'shouldBe' })
  }
  if ((await reader.run(ARTICLE, [workspace, shouldBe])).length === 0) {
    throw new Refusal('not_found', 'There is no such article.')
  }
}
