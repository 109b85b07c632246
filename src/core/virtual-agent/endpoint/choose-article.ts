import { z } from 'zod'
import { askEndpoint, tokensOf } from './ask-endpoint.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { fence } from './fence.ts'
import { EndpointFault } from './model-endpoint.ts'
import type { Source } from './passages.ts'
import type { StoredEndpoint } from './stored-endpoint.ts'

const TIMEOUT_MS = 2000
const MOST_TOKENS = 200
const QUESTION_LENGTH = 1000
const START_LENGTH = 400

const TASK = `You choose which article of a help centre answers a member's question. The data has the question, what was asked before it (or null), and
numbered articles, each with its title and the beginning of its text. Answer with the number of the one article that answers the question. Answer 0
when none of them does, or when you are not sure.`

const shape = z.object({ choice: z.number().int() })

/** Which of the articles answers: its place among them, or null for none. @throws EndpointFault, also for a place that there is not */
export async function chooseArticle(
  tools: EndpointTools,
  asked: {
    workspace: number
    endpoint: StoredEndpoint & { chatModel: string }
    question: string
    before: string | null
    articles: readonly Source[]
  },
): Promise<number | null> {
  const { workspace, endpoint, question, before, articles } = asked
  const listed = articles.map(({ title, body }, at) => ({ number: at + 1, title, text: body.slice(0, START_LENGTH) }))
  const fenced = fence(TASK, {
    question: question.slice(0, QUESTION_LENGTH),
    before: before?.slice(0, QUESTION_LENGTH) ?? null,
    articles: listed,
  })
  const { answer } = await askEndpoint(tools, {
    ...{ workspace, endpoint, use: 'chat' },
    tokens: tokensOf(fenced.system, fenced.data) + MOST_TOKENS,
    act: (place) =>
      tools.models.chat(place, {
        ...{ ...fenced, shape, model: endpoint.chatModel },
        ...{ mostTokens: MOST_TOKENS, timeoutMs: TIMEOUT_MS },
      }),
  })
  const { choice } = answer
  if (choice < 0 || choice > articles.length) throw new EndpointFault('unreadable', 'It chose what it was not given.')
  return choice === 0 ? null : choice - 1
}
