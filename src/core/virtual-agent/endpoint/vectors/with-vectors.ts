import type { Reader } from '../../../../kernel/database.ts'
import type { AnswerEngine, Asked, Candidate, Proposal } from '../../answer-engine.ts'
import { readPublished } from '../../model/read-published.ts'
import type { EndpointTools } from '../endpoint-tools.ts'
import { openMemory } from '../memory.ts'
import { EndpointFault } from '../model-endpoint.ts'
import { readEndpoint } from '../stored-endpoint.ts'
import { askVectors, type Embedding, embeddingOf, readVectors, storeVectors, vectorKey } from './embed-texts.ts'
import { sourceOf } from './make-index.ts'
import { NO_WEIGHT, stack } from './stack.ts'
import type { StoredIndex } from './stored-index.ts'
import { nearest } from './vector-index.ts'

/** A member waits: what takes longer is done without. */
const TIMEOUT_MS = 300
/** So many of the nearest articles may join the engine's candidates. */
const MOST_NEAR = 8
/** What has less of the first one's share is not worth naming. */
const NAMED_SHARE = 0.05

/**
 * The model with vectors as one more member, where they were found to help; as it is where they are not there in time. What words found, because the
 * model does not know it yet, the vectors do not know either.
 */
export function withVectors(
  engine: AnswerEngine,
  tools: EndpointTools,
  current: () => StoredIndex | null,
): AnswerEngine {
  const memory = openMemory<Int8Array>(tools.kernel.clock)

  async function vectorOf({ workspace, question }: Asked, endpoint: Embedding): Promise<Int8Array | null> {
    const { db, clock, log } = tools.kernel
    const key = vectorKey(endpoint, question)
    const remembered = memory.get(key)
    if (remembered) return remembered
    const stored = (await readVectors(db, { workspace, keys: [key], now: clock.now() })).get(key)
    if (stored) {
      memory.set(key, stored)
      return stored
    }
    try {
      const [vector] = await askVectors(tools, { workspace, endpoint, texts: [question], timeoutMs: TIMEOUT_MS })
      if (!vector) return null
      memory.set(key, vector)
      storeVectors(tools, workspace, [key], [vector]).catch((error: unknown) =>
        log.warn({ err: error }, 'a vector could not be kept'),
      )
      return vector
    } catch (error) {
      if (error instanceof EndpointFault) return null
      throw error
    }
  }

  /** The vector, where it is to count at all. */
  async function ask(reader: Reader, asked: Asked): Promise<{ stored: StoredIndex; vector: Int8Array } | null> {
    const stored = current()
    if (asked.alone || !stored || isWorthless(stored) || asked.question.trim() === '') return null
    const embedding = embeddingOf(tools, await readEndpoint(reader, asked.workspace))
    if (!embedding || sourceOf(embedding) !== stored.source) return null
    const vector = await vectorOf(asked, embedding)
    return vector && { stored, vector }
  }

  return {
    async propose(reader, asked) {
      const [plain, found] = await Promise.all([engine.propose(reader, asked), ask(reader, asked)])
      // What agents have said of these very words is above what any model says.
      if (!found || plain.reasons.engine !== 'model' || plain.reasons.signs.marked) return plain
      return join(reader, asked, plain, found)
    },
  }
}

const isWorthless = ({ weights }: StoredIndex): boolean => weights.order === NO_WEIGHT.order && weights.doubt === null

async function join(
  reader: Reader,
  asked: Asked,
  plain: Proposal,
  { stored, vector }: { stored: StoredIndex; vector: Int8Array },
): Promise<Proposal> {
  const known = new Map(plain.candidates.map((candidate) => [candidate.article, candidate]))
  const all = nearest(stored.index, vector).filter(({ article }, at) => at < MOST_NEAR || known.has(article))
  const published = await readPublished(reader, asked, all)
  // Candidates are named by what is shown, which may be a translation of what was learnt.
  const near = all.flatMap(({ article, likeness }) => {
    const shown = published.get(article)
    return shown ? [{ article: shown.id, likeness }] : []
  })
  const titles = new Map([...published.values()].map(({ id, title }) => [id, title]))
  const { reasons } = plain
  const base = {
    candidates: plain.candidates.map(({ article, score }) => ({ article, probability: score })),
    sureness: reasons.sureness,
  }
  const { candidates, sureness, signs } = stack(stored.weights, base, near)
  const named = candidates.map(({ article, probability }): Candidate => {
    const title = known.get(article)?.title ?? titles.get(article) ?? ''
    return { article, title, score: probability, matched: known.get(article)?.matched ?? 'text' }
  })
  const { answer, suggest } = reasons.thresholds
  const certainty = sureness >= answer ? 'answer' : sureness >= suggest ? 'suggest' : 'none'
  const worth = named.filter(({ score }) => score >= (named[0]?.score ?? 0) * NAMED_SHARE)
  const changed = named[0]?.article !== plain.candidates[0]?.article
  return {
    ...plain,
    candidates: certainty === 'suggest' ? worth : named,
    certainty: named.length === 0 ? 'none' : certainty,
    reasons: { ...reasons, sureness, signs: { ...reasons.signs, ...signs } },
    ...(changed || certainty !== 'suggest' ? { close: false } : {}),
  }
}
