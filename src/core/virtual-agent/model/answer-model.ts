import type { Reader, Statement } from '../../../kernel/database.ts'
import type { ModelFigures } from '../../../protocol/learning.ts'

/** What is known of a stored model without its weights. */
export interface AnswerModel {
  id: string
  /** Hash of the lessons that it learnt. */
  lessons: string
  articles: number
  examples: number
  figures: ModelFigures
  /** When its lessons were read: what was published later it does not know. */
  trainedAt: Date
}

const NEWEST: Statement = {
  name: 'model_newest',
  text: `select id, lessons, articles, examples, figures, trained_at as "trainedAt" from answer_model
    where workspace = $1 order by trained_at desc nulls first, id desc limit 1`,
}

/** A model has up to 16 MB: read at once it would hold up live chats while it is taken apart. */
const PIECE = 512 * 1024

const READ: Statement = {
  name: 'model_read',
  text: `select substring(packed from $3 for ${PIECE}) as piece from answer_model where workspace = $1 and id = $2`,
}

/** The model that serves, or null where nothing was learnt yet. */
export async function readNewestModel(reader: Reader, workspace: number): Promise<AnswerModel | null> {
  const [row] = await reader.run<AnswerModel>(NEWEST, [workspace])
  return row ?? null
}

/** The bytes of a model; null where a newer one has taken its place meanwhile. */
export async function readPackedModel(reader: Reader, workspace: number, id: string): Promise<Uint8Array | null> {
  const pieces: Buffer[] = []
  for (let from = 1; ; from += PIECE) {
    const [row] = await reader.run<{ piece: Buffer }>(READ, [workspace, id, from])
    if (!row) return null
    pieces.push(row.piece)
    if (row.piece.length < PIECE) return Buffer.concat(pieces)
  }
}
