import type { Lessons } from '../../model/read-lessons.ts'
import type { Trainer } from '../../model/trainer.ts'
import type { EndpointTools } from '../endpoint-tools.ts'
import { EndpointFault } from '../model-endpoint.ts'
import { type Embedding, embedTexts } from './embed-texts.ts'
import { fitStack } from './fit-stack.ts'
import { judgeHeldOut } from './judge-held-out.ts'
import type { StoredIndex } from './stored-index.ts'
import { textsOf } from './texts-of.ts'
import { lengthsOf, type VectorIndex } from './vector-index.ts'

/** Where questions have to be put to, so that their vectors can be compared. */
export const sourceOf = ({ baseUrl, embeddingModel }: Embedding): string => `${baseUrl} ${embeddingModel}`

/** Asks for the vectors of what is published, and finds out how much they help. @throws EndpointFault, TrainingStopped */
export async function makeIndex(
  tools: EndpointTools,
  made: {
    workspace: number
    endpoint: Embedding
    lessons: Lessons
    key: string
    trainer: Trainer
    signal: AbortSignal
  },
): Promise<StoredIndex> {
  const { workspace, endpoint, key, trainer, signal } = made
  const { lessons, unanswered } = made.lessons
  const texts = textsOf(lessons)
  const vectors = await embedTexts(tools, { workspace, endpoint, texts: texts.map(({ words }) => words) })
  const index = indexOf(
    lessons.map(({ id }) => id),
    texts.map(({ article }) => article),
    vectors,
  )
  const { judged, line } = await judgeHeldOut({ lessons, texts, index, vectors, trainer, unanswered, signal })
  return { key, source: sourceOf(endpoint), weights: fitStack(judged, line), index }
}

function indexOf(articles: string[], ofTexts: string[], vectors: readonly Int8Array[]): VectorIndex {
  const dimensions = vectors[0]?.length ?? 0
  // Whoever changes a model behind its name sends vectors that no other can be compared with.
  if (!vectors.every(({ length }) => length === dimensions))
    throw new EndpointFault('unreadable', 'Its vectors are of different lengths.')
  const places = new Map(articles.map((article, label) => [article, label]))
  const steps = new Int8Array(vectors.length * dimensions)
  vectors.forEach((vector, text) => {
    steps.set(vector, text * dimensions)
  })
  const labels = Uint32Array.from(ofTexts, (article) => places.get(article) ?? 0)
  return { dimensions, articles, labels, steps, lengths: lengthsOf(steps, dimensions) }
}
