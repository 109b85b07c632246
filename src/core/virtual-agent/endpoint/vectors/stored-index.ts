import type { Reader, Statement, Transaction } from '../../../../kernel/database.ts'
import { appendEvents } from '../../../../kernel/events/append.ts'
import type { StackWeights } from './stack.ts'
import { packIndex, unpackIndex, type VectorIndex } from './vector-index.ts'

/** The vectors of what is published, and how much they count. */
export interface StoredIndex {
  /** Of the lessons and the model that it was made from: what has not changed is not made again. */
  key: string
  /** Address and model that questions have to be put to. */
  source: string
  weights: StackWeights
  index: VectorIndex
}

const KEY: Statement = { name: 'embedding_index_key', text: 'select key from embedding_index where workspace = $1' }
const READ: Statement = {
  name: 'embedding_index_read',
  text: 'select key, source, weights, articles, packed from embedding_index where workspace = $1',
}
const STORE: Statement = {
  name: 'embedding_index_store',
  text: `insert into embedding_index (workspace, key, source, weights, articles, packed, made_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace) do update set key = excluded.key, source = excluded.source, weights = excluded.weights, articles = excluded.articles,
      packed = excluded.packed, made_at = excluded.made_at`,
}
const FORGET: Statement = {
  name: 'embedding_index_forget',
  text: 'delete from embedding_index where workspace = $1 returning 1',
}

export async function readIndexKey(reader: Reader, workspace: number): Promise<string | null> {
  const [row] = await reader.run<{ key: string }>(KEY, [workspace])
  return row?.key ?? null
}

/** Null where there is none that can be read. */
export async function readIndex(reader: Reader, workspace: number): Promise<StoredIndex | null> {
  const [row] = await reader.run<Omit<StoredIndex, 'index'> & { articles: string[]; packed: Buffer }>(READ, [workspace])
  const index = row && unpackIndex(row.packed, row.articles)
  return row && index ? { key: row.key, source: row.source, weights: row.weights, index } : null
}

/** From the commit on every instance goes by it. */
export async function storeIndex(
  tx: Transaction,
  workspace: number,
  { key, source, weights, index, now }: StoredIndex & { now: Date },
): Promise<void> {
  tx.later(STORE, [workspace, key, source, JSON.stringify(weights), index.articles, packIndex(index), now])
  await appendEvents(tx, [{ workspace, kind: 'endpoint.changed', conversation: null, at: now }], { unhurried: true })
}

export async function forgetIndex(tx: Transaction, workspace: number, now: Date): Promise<void> {
  const forgotten = await tx.run(FORGET, [workspace])
  if (forgotten.length === 0) return
  await appendEvents(tx, [{ workspace, kind: 'endpoint.changed', conversation: null, at: now }], { unhurried: true })
}
