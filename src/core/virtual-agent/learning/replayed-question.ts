import type { Reader, Statement } from '../../../kernel/database.ts'
import type { ReplayResult } from '../../../protocol/learning.ts'
import { TAKEN_BACK } from './unanswered.ts'

/** So many of the newest are asked again. */
const MOST = 500

const READ: Statement = {
  name: 'replay_questions',
  text: `select q.id, q.text, q.locale, q.asked_at as "askedAt", q.conversation_id as conversation, q.decision, q.article_id as article,
      q.picked_id as picked, q.outcome, q.mark, q.should_be as "shouldBe"
    from (select * from question where workspace = $1 and asked_at > $2 and text <> '' order by asked_at desc limit ${MOST}) q
    where not ${TAKEN_BACK} order by q.asked_at desc, q.id`,
}

/** A question as it is asked again, with what members and agents said of its answer. */
export interface ReplayedQuestion {
  id: string
  text: string
  locale: string
  askedAt: Date
  conversation: string | null
  decision: 'answer' | 'suggest' | 'unknown'
  article: string | null
  picked: string | null
  outcome: 'helped' | 'not_helped' | 'handed_over' | null
  mark: 'right' | 'wrong' | null
  shouldBe: string | null
}

/** The newest questions since a moment, at most 500. */
export const readReplayed = (reader: Reader, workspace: number, since: Date): Promise<ReplayedQuestion[]> =>
  reader.run<ReplayedQuestion>(READ, [workspace, since])

export type Outcome = ReplayResult['changes'][number]['before']

/**
 * Whether another outcome is a better one, as far as members and agents have said what is right for a question and what is not. Not to answer
 * stands between a right answer and a wrong one.
 */
export function judgeChange(
  question: ReplayedQuestion,
  before: Outcome,
  after: Outcome,
): 'better' | 'worse' | 'unknown' {
  const [one, other] = [worthOf(question, before), worthOf(question, after)]
  if (one === null || other === null || one === other) return 'unknown'
  return other > one ? 'better' : 'worse'
}

/** 2 right, 1 not answered, 0 wrong; null where nobody knows. */
function worthOf(question: ReplayedQuestion, { decision, article }: Outcome): number | null {
  if (decision !== 'answer' || !article) return 1
  const right = rightFor(question)
  if (right === 'none') return 0
  if (right) return article.id === right ? 2 : 0
  return article.id === wrongFor(question) ? 0 : null
}

const givenOf = ({ decision, article, picked }: ReplayedQuestion): string | null =>
  picked ?? (decision === 'answer' ? article : null)

/** The article that answers it, `none` where none does, null where nobody said. */
function rightFor(question: ReplayedQuestion): string | null {
  const { mark, shouldBe, outcome } = question
  if (mark === 'wrong') return shouldBe ?? 'none'
  const given = givenOf(question)
  if (mark === 'right') return given ?? 'none'
  return outcome === 'helped' ? given : null
}

/** The article that did not help. */
const wrongFor = (question: ReplayedQuestion): string | null =>
  question.outcome === 'not_helped' || question.outcome === 'handed_over' ? givenOf(question) : null
