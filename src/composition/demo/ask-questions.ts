import { type Random, randomOf } from '../../core/virtual-agent/engine/random.ts'
import { foldQuestion } from '../../core/virtual-agent/learning/fold-question.ts'
import { markAnswer } from '../../core/virtual-agent/learning/mark-answer.ts'
import { noteOutcome } from '../../core/virtual-agent/learning/note-outcome.ts'
import { type RecordedQuestion, recordQuestion } from '../../core/virtual-agent/learning/record-question.ts'
import { storeSuggestions } from '../../core/virtual-agent/learning/store-suggestions.ts'
import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { MOST_ASKED, UNANSWERED, WORTH_LEARNING } from './content/asked.ts'
import type { Cast } from './demo-actor.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DAYS = 14
/** Every demo tells the same. */
const SEED = 5
/** The game is played more from week to week, and most at the weekend. */
const A_DAY = { least: 7, more: 9 }

const ARTICLES: Statement = {
  name: 'demo_articles_asked',
  text: `select id, title, locale, examples from article where workspace = $1 and status = 'published' and cardinality(examples) > 0
    order by created_at, id`,
}

// What was said in a chat is kept with the message that answered it, so that it can be marked there.
const ANSWERED: Statement = {
  name: 'demo_answered',
  text: `select reply_id as message from question where workspace = $1 and way = 'chat' and decision = 'answer' and reply_id is not null
    and outcome = 'helped' order by asked_at, id limit 3`,
}

const IN_VAIN: Statement = {
  name: 'demo_in_vain',
  text: `select reply_id as message from question where workspace = $1 and way = 'chat' and decision <> 'unknown' and reply_id is not null
    and outcome in ('not_helped', 'handed_over') and asked_at < $2 order by asked_at desc, id limit 1`,
}

interface Asked {
  id: string
  title: string
  locale: string
  examples: string[]
}

/** Lets members ask by `/ask` for two weeks, each time the same: what was answered, what helped, what nobody knew. */
export async function askQuestions(cast: Cast): Promise<void> {
  const { kernel, workspace, today } = cast
  const articles = await kernel.db.run<Asked>(ARTICLES, [workspace])
  if (articles.length === 0) return
  const chance = randomOf(SEED)
  await kernel.db.transaction(async (tx) => {
    for (const ago of timesOf(chance))
      askOne(tx, { workspace, article: pick(articles, chance()), now: new Date(today - ago), chance })
    for (const { words: text, locale, days } of UNANSWERED) {
      const now = new Date(today - days * DAY_MS - chance() * HOUR_MS)
      recordQuestion(tx, asked({ workspace, text, locale, decision: 'unknown', article: null, now }))
    }
    const mined = WORTH_LEARNING.flatMap(({ article, words: text, asked }) => {
      const found = articles.find(({ title }) => title === article)
      return found ? [{ article: found.id, text, folded: foldQuestion(text), asked }] : []
    })
    await storeSuggestions(tx, { workspace, mined, at: new Date(today - DAY_MS) })
  })
  await markSome(cast)
}

/** What agents said of answers in chats: some right, one of an earlier day wrong. */
async function markSome({ kernel, workspace, today, agents }: Cast): Promise<void> {
  const right = await kernel.db.run<{ message: string }>(ANSWERED, [workspace])
  const wrong = await kernel.db.run<{ message: string }>(IN_VAIN, [workspace, new Date(today - DAY_MS)])
  const act = { workspace, agent: agents.priya, shouldBe: null }
  for (const { message } of right) await markAnswer(kernel, { ...act, message, mark: 'right' })
  for (const { message } of wrong) await markAnswer(kernel, { ...act, message, mark: 'wrong' })
}

/** How long ago somebody asked, in milliseconds: a few more each day than the day before. */
function timesOf(chance: Random): number[] {
  return Array.from({ length: DAYS }, (_, ago) => {
    const many = A_DAY.least + Math.round(chance() * A_DAY.more) + Math.round((DAYS - ago) / 3)
    return Array.from({ length: many }, () => ago * DAY_MS + chance() * 10 * HOUR_MS)
  }).flat()
}

function askOne(
  tx: Transaction,
  { workspace, article, now, chance }: { workspace: number; article: Asked; now: Date; chance: Random },
): void {
  const text = article.examples[Math.floor(chance() * article.examples.length)] ?? article.title
  const decision = chance() < 0.84 ? 'answer' : 'suggest'
  const question = asked({ workspace, text, locale: localeOf(article, chance()), decision, article: article.id, now })
  recordQuestion(tx, question)
  const outcome = outcomeOf(decision, chance())
  if (outcome) noteOutcome(tx, { workspace, question: question.id, outcome, now })
}

type Words = Pick<RecordedQuestion, 'workspace' | 'text' | 'locale' | 'decision' | 'article' | 'now'>

const asked = (words: Words): RecordedQuestion => ({
  ...{ id: newId(), way: 'ask', conversation: null, contact: null, guild: null, messages: [], reply: null },
  sureness: { answer: 0.86, suggest: 0.55, unknown: 0.12 }[words.decision],
  ...words,
})

/** The most asked in their shares, of the others one as well as another. */
function pick(articles: readonly Asked[], chance: number): Asked {
  let left = chance * 100
  for (const [title, share] of Object.entries(MOST_ASKED)) {
    left -= share
    const found = articles.find((article) => article.title === title)
    if (left < 0 && found) return found
  }
  return articles[Math.floor(((left + 100) * 7) % articles.length)] ?? (articles[0] as Asked)
}

const localeOf = ({ locale }: Asked, chance: number): string =>
  locale !== 'en' ? locale : chance < 0.55 ? 'en-GB' : chance < 0.9 ? 'en-US' : 'de'

/** Many say nothing, which says nothing. */
function outcomeOf(decision: 'answer' | 'suggest', chance: number): 'helped' | 'not_helped' | 'handed_over' | null {
  if (decision === 'answer')
    return chance < 0.56 ? 'helped' : chance < 0.61 ? 'not_helped' : chance < 0.7 ? 'handed_over' : null
  return chance < 0.3 ? 'helped' : chance < 0.55 ? 'handed_over' : null
}
