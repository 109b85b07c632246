import { z } from 'zod'
import type { Drafted } from '../../../protocol/endpoint.ts'
import { MESSAGE_TEXT_LIMIT } from '../../../protocol/limits.ts'
import type { AnswerEngine } from '../answer-engine.ts'
import { cleanWords } from './clean-words.ts'
import { draftWords } from './draft-words.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { passagesOf } from './passages.ts'
import { readExchange } from './read-exchange.ts'
import { readSources } from './read-sources.ts'

const MOST_ARTICLES = 3
const LONGEST_QUESTION = 2000

const TASK = `You draft what an agent of a help centre may answer a member. The data has the exchange so far, and numbered passages of articles. Write the
next reply in the member's language, plain, short and warm, without a greeting where one was said. Take facts from the passages alone; what they do not say,
leave to the agent as a word in [brackets]. Promise nothing. Name the numbers of the passages that you used, or none.`

const shape = z.object({ text: z.string(), passages: z.array(z.number().int()).max(20) })

/**
 * Drafts a reply to what a member said last, from articles that fit. Nobody but the agent who asked sees it.
 * @throws Refusal not_found, conflict
 */
export async function draftReply(
  tools: EndpointTools,
  { workspace, conversation, engine }: { workspace: number; conversation: string; engine: AnswerEngine },
): Promise<Drafted> {
  const { db } = tools.kernel
  const { locale, messages, question } = await readExchange(db, workspace, conversation)
  const asked = { workspace, question: question.slice(0, LONGEST_QUESTION), locale }
  const { candidates } = await engine.propose(db, asked)
  const ids = candidates.slice(0, MOST_ARTICLES).map(({ article }) => article)
  const sources = await readSources(db, workspace, ids)
  const passages = passagesOf(sources, question)
  const listed = passages.map(({ title, words }, at) => ({ number: at + 1, article: title, text: words }))
  const drafted = await draftWords(tools, workspace, {
    task: TASK,
    data: { exchange: messages, passages: listed },
    shape,
  })
  const cited = new Set(drafted.passages.flatMap((number) => passages[number - 1]?.article ?? []))
  const from = [...sources.filter(({ id }) => cited.has(id)).map(({ body }) => body), ...ofTeam(messages)]
  return {
    text: cleanWords(drafted.text, { sources: from, most: MESSAGE_TEXT_LIMIT }),
    articles: sources.filter(({ id }) => cited.has(id)).map(({ id, title }) => ({ id, title })),
  }
}

/** What the team has said already may be said again, its addresses as well; a member's may not. */
const ofTeam = (messages: readonly { from: string; text: string }[]): string[] =>
  messages.filter(({ from }) => from !== 'member').map(({ text }) => text)
