import type { Statement, Transaction } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { ARTICLE_BODY_LENGTH } from '../../../protocol/limits.ts'
import { newExamples } from '../../knowledge/add-examples.ts'
import { insertArticle } from '../../knowledge/insert-article.ts'
import { articleLocaleOf, titleOf } from './article-words.ts'
import { foldQuestion } from './fold-question.ts'
import { type HumanAnswer, readAnswer } from './read-answer.ts'
import { storeSuggestions } from './store-suggestions.ts'

const KNOWN: Statement = {
  name: 'kept_answer_known',
  text: `select k.article_id as article from kept_answer k join article a on a.workspace = k.workspace and a.id = k.article_id
    where k.workspace = $1 and k.conversation_id = $2`,
}

const KEEP: Statement = {
  name: 'kept_answer_keep',
  text: `insert into kept_answer (workspace, conversation_id, article_id, agent_id, at) values ($1, $2, $3, $4, $5)
    on conflict (workspace, conversation_id) do update set article_id = excluded.article_id, agent_id = excluded.agent_id, at = excluded.at`,
}

// Two agents who keep the same answer at once make one article of it.
const LOCK: Statement = {
  name: 'kept_answer_lock',
  text: 'select 1 as there from conversation where workspace = $1 and id = $2 for update',
}

const ARTICLE: Statement = {
  name: 'kept_answer_article',
  text: 'select 1 as there from article where workspace = $1 and id = $2',
}

const SETTLE: Statement = {
  name: 'kept_answer_settle',
  text: `update question set settled = $3 where workspace = $1 and conversation_id = $2 and settled is null
    and (decision <> 'answer' or outcome is distinct from 'helped')`,
}

export interface KeepAct {
  workspace: number
  agent: string
  conversation: string
  /** The article that says it already: it is given the questions to learn. Null: a new draft is written. */
  article: string | null
}

/**
 * Keeps what an agent answered in a conversation: as a new draft with the contact's questions as examples, or as suggested examples of an
 * article. Who keeps it again is shown what was kept. Answers the article.
 * @throws Refusal not_found where there is no such conversation or article; invalid where there is nothing to keep
 */
export function keepAnswer(kernel: Kernel, act: KeepAct): Promise<string> {
  const { workspace, agent, conversation } = act
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    await tx.run(LOCK, [workspace, conversation])
    const answer = await readAnswer(tx, workspace, conversation)
    const [known] = await tx.run<{ article: string }>(KNOWN, [workspace, conversation])
    if (known && (act.article === null || act.article === known.article)) return known.article
    const article = act.article ? await suggest(tx, act, answer, act.article, at) : await write(tx, act, answer, at)
    tx.later(KEEP, [workspace, conversation, article, agent, at])
    tx.later(SETTLE, [workspace, conversation, act.article ? 'example' : 'article'])
    const event = { workspace, conversation: null, agent, at }
    await appendEvents(tx, [
      { ...event, kind: 'question.changed' },
      { ...event, kind: 'conversation.changed', conversation },
    ])
    return article
  })
}

async function suggest(tx: Transaction, act: KeepAct, answer: HumanAnswer, article: string, at: Date): Promise<string> {
  const { workspace } = act
  if ((await tx.run(ARTICLE, [workspace, article])).length === 0) {
    throw new Refusal('not_found', 'There is no such article.')
  }
  const texts = newExamples([], answer.questions)
  if (texts.length === 0) throw new Refusal('invalid', 'Nothing was asked in this chat that an article could learn.')
  const mined = texts.map((text) => ({ text, folded: foldQuestion(text), article, asked: 1 }))
  await storeSuggestions(tx, { workspace, mined, at })
  return article
}

function write(tx: Transaction, act: KeepAct, answer: HumanAnswer, now: Date): Promise<string> {
  const { workspace, agent } = act
  const { questions, locale } = answer
  const body = answer.body.slice(0, ARTICLE_BODY_LENGTH).toWellFormed()
  if (body === '') throw new Refusal('invalid', 'No agent has answered anything in this chat that could be kept.')
  const words = { title: titleOf(questions[0] ?? body), body, examples: newExamples([], questions) }
  return insertArticle(tx, { workspace, agent, ...words, locale: articleLocaleOf([locale]), now })
}
