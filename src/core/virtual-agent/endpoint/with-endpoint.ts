import { createHash } from 'node:crypto'
import type { Reader } from '../../../kernel/database.ts'
import { answerFor } from '../../knowledge/answer-for.ts'
import type { AnswerEngine, Asked, Proposal } from '../answer-engine.ts'
import { chooseArticle } from './choose-article.ts'
import { type Composed, composeAnswer } from './compose-answer.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { openMemory } from './memory.ts'
import { EndpointFault } from './model-endpoint.ts'
import { readSources } from './read-sources.ts'
import { readEndpoint, type StoredEndpoint } from './stored-endpoint.ts'

/** Of so many articles an answer is composed. */
const COMPOSED_FROM = 2
/** A question that is nearly nothing like any article is not worth asking about. */
const WORTH_ASKING = 0.4

type Chatting = StoredEndpoint & { chatModel: string }

/**
 * An engine with the help of the workspace's endpoint, where one is set: where the engine is not sure, the endpoint chooses among its candidates or none
 * of them, and where there is an answer it may put it into words of the cited articles. Whatever the endpoint does, the member gets at the least what
 * the engine alone would have given.
 */
export function withEndpoint(engine: AnswerEngine, tools: EndpointTools): Required<AnswerEngine> {
  const memory = openMemory<number | Composed | null>(tools.kernel.clock)

  /** The same is not asked twice: a turn is decided anew when its member goes on writing, and agents look at what was asked. */
  async function asking<Answer extends number | Composed | null>(key: string, ask: () => Promise<Answer>) {
    const known = memory.get(key)
    if (known !== undefined) return known as Answer
    try {
      const answer = await ask()
      memory.set(key, answer)
      return answer
    } catch (error) {
      if (error instanceof EndpointFault) return undefined
      throw error
    }
  }

  async function choose(reader: Reader, asked: Asked, plain: Proposal, endpoint: Chatting): Promise<Proposal> {
    const { candidates, reasons, certainty } = plain
    const near = reasons.sureness >= reasons.thresholds.suggest * WORTH_ASKING
    // What agents have said of these very words is above what any model says.
    if (certainty === 'answer' || candidates.length === 0 || !near || reasons.signs.marked) return plain
    const ids = candidates.map(({ article }) => article)
    const articles = await readSources(reader, asked.workspace, ids)
    const question = { ...questionOf(asked, endpoint), articles }
    const choice = await asking(keyOf('choose', question), () => chooseArticle(tools, question))
    if (choice === undefined) return withSign(plain, 'silent')
    if (choice === null) return { ...withSign(plain, 'none_of_them'), certainty: 'none', close: false }
    const chosen = candidates.find(({ article }) => article === articles[choice]?.id)
    if (!chosen) return plain
    const others = candidates.filter((candidate) => candidate !== chosen)
    // One step only: what the engine would not even name is named, and the member says whether it fits.
    return certainty === 'suggest'
      ? { ...withSign(plain, 'chose'), candidates: [chosen, ...others], certainty: 'answer', close: false }
      : { ...withSign(plain, 'chose'), candidates: [chosen], certainty: 'suggest', close: false }
  }

  return {
    async propose(reader, asked) {
      if (asked.alone) return engine.propose(reader, asked)
      const [plain, endpoint] = await Promise.all([engine.propose(reader, asked), chatting(reader, asked)])
      return endpoint?.chooses ? choose(reader, asked, plain, endpoint) : plain
    },
    async compose(reader, asked, found) {
      const endpoint = found.certainty === 'answer' && !asked.alone ? await chatting(reader, asked) : null
      if (!endpoint?.composes) return found
      const ids = found.candidates.slice(0, COMPOSED_FROM).map(({ article }) => article)
      // In the words that the member is shown of them: a composed answer speaks their language where a translation does.
      const shown = await answerFor(reader, asked.workspace, ids, asked.locale)
      const articles = shown.map(({ id, title, body }) => ({ id, title, body }))
      const question = { ...questionOf(asked, endpoint), articles }
      const composed = await asking(keyOf('compose', question), () => composeAnswer(tools, question))
      if (composed === undefined) return withSign(found, found.reasons.endpoint ?? 'silent')
      if (composed === null || !composed.articles.includes(shown.find(({ asked: id }) => id === ids[0])?.id ?? ''))
        return found
      return { ...withSign(found, 'composed'), composed }
    },
  }
}

async function chatting(reader: Reader, { workspace }: Asked): Promise<Chatting | null> {
  const endpoint = await readEndpoint(reader, workspace)
  return endpoint && endpoint.chatModel !== null ? { ...endpoint, chatModel: endpoint.chatModel } : null
}

const questionOf = ({ workspace, question, before }: Asked, endpoint: Chatting) => ({
  ...{ workspace, endpoint, question },
  before: before ?? null,
})

const withSign = (proposal: Proposal, endpoint: NonNullable<Proposal['reasons']['endpoint']>): Proposal => ({
  ...proposal,
  reasons: { ...proposal.reasons, endpoint },
})

/** Of all that an answer depends on. */
const keyOf = (what: string, { endpoint, ...asked }: { endpoint: Chatting }): string =>
  createHash('sha256')
    .update(JSON.stringify([what, endpoint.baseUrl, endpoint.chatModel, asked]))
    .digest('base64url')
