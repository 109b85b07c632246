import { createHash } from 'node:crypto'
import type { Reader, Statement } from '../../../../kernel/database.ts'
import { askEndpoint, tokensOf } from '../ask-endpoint.ts'
import type { EndpointTools } from '../endpoint-tools.ts'
import type { StoredEndpoint } from '../stored-endpoint.ts'
import { toSteps } from './vector-index.ts'

/** Texts in one question to the endpoint. */
const BATCH = 64
const BATCH_TIMEOUT_MS = 20_000
/** What is longer says the same with its beginning. */
const LONGEST = 600
const READ_AT_ONCE = 500

export type Embedding = StoredEndpoint & { embeddingModel: string }

/** The endpoint where it is asked for vectors, at the address that counts; else null. */
export const embeddingOf = ({ fixed }: EndpointTools, endpoint: StoredEndpoint | null): Embedding | null =>
  endpoint && endpoint.embeddingModel !== null
    ? { ...endpoint, embeddingModel: endpoint.embeddingModel, baseUrl: fixed?.baseUrl ?? endpoint.baseUrl }
    : null

const READ: Statement = {
  name: 'embedding_read',
  text: `update embedding set used_at = $3 where workspace = $1 and hash = any($2::text[]) returning hash, vector`,
}
const STORE: Statement = {
  name: 'embedding_store',
  text: `insert into embedding (workspace, hash, vector, used_at)
    select $1, h, v, $4 from unnest($2::text[], $3::bytea[]) u(h, v) on conflict (workspace, hash) do update set used_at = excluded.used_at`,
}

/** What is the same for a text and a model wherever it is asked; the text cannot be read from it. */
export const vectorKey = ({ baseUrl, embeddingModel }: Embedding, text: string): string =>
  createHash('sha256')
    .update(`${baseUrl}\u0000${embeddingModel}\u0000${toEmbed(text)}`)
    .digest('base64url')

const toEmbed = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, LONGEST).toWellFormed()

/** The vectors that are known already, by `vectorKey`; they are kept for as long as they are asked for. */
export async function readVectors(
  reader: Reader,
  { workspace, keys, now }: { workspace: number; keys: readonly string[]; now: Date },
): Promise<Map<string, Int8Array>> {
  const found = new Map<string, Int8Array>()
  for (let from = 0; from < keys.length; from += READ_AT_ONCE) {
    const some = keys.slice(from, from + READ_AT_ONCE)
    const rows = await reader.run<{ hash: string; vector: Buffer }>(READ, [workspace, some, now])
    for (const { hash, vector } of rows) found.set(hash, new Int8Array(vector))
  }
  return found
}

/** Vectors in the order of texts: those that are known, and the others from the endpoint, stored batch by batch. @throws EndpointFault */
export async function embedTexts(
  tools: EndpointTools,
  { workspace, endpoint, texts }: { workspace: number; endpoint: Embedding; texts: readonly string[] },
): Promise<Int8Array[]> {
  const { db, clock } = tools.kernel
  const keys = texts.map((text) => vectorKey(endpoint, text))
  const known = await readVectors(db, { workspace, keys: [...new Set(keys)], now: clock.now() })
  const missing = [...new Map(keys.flatMap((key, at) => (known.has(key) ? [] : [[key, texts[at] ?? '']])))]
  for (let from = 0; from < missing.length; from += BATCH) {
    const batch = missing.slice(from, from + BATCH)
    const asked = { workspace, endpoint, timeoutMs: BATCH_TIMEOUT_MS }
    const vectors = await askVectors(tools, { ...asked, texts: batch.map(([, text]) => text ?? '') })
    await storeVectors(
      tools,
      workspace,
      batch.map(([key]) => key ?? ''),
      vectors,
    )
    batch.forEach(([key], at) => {
      known.set(key ?? '', vectors[at] ?? new Int8Array())
    })
  }
  return keys.map((key) => known.get(key) ?? new Int8Array())
}

/** @throws EndpointFault */
export async function askVectors(
  tools: EndpointTools,
  asked: { workspace: number; endpoint: Embedding; texts: readonly string[]; timeoutMs: number },
): Promise<Int8Array[]> {
  const { workspace, endpoint, timeoutMs } = asked
  const texts = asked.texts.map(toEmbed).map((text) => text || '-')
  const { vectors } = await askEndpoint(tools, {
    ...{ workspace, endpoint, use: 'embedding' },
    tokens: tokensOf(...texts),
    act: (place) => tools.models.embed(place, { model: endpoint.embeddingModel, texts, timeoutMs }),
  })
  return vectors.map(toSteps)
}

export async function storeVectors(
  { kernel: { db, clock } }: EndpointTools,
  workspace: number,
  keys: readonly string[],
  vectors: readonly Int8Array[],
): Promise<void> {
  const bytes = vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  await db.run(STORE, [workspace, keys, bytes, clock.now()])
}
