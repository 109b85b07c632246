import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Secrets } from '../../../kernel/secrets/secrets.ts'
import { isSigned } from '../../../kernel/webhook-signature.ts'
import { digest } from './item-keys.ts'
import { type Item, SOURCE_PURPOSE } from './source.ts'
import { findHook, lockSource, type StoredSource } from './stored-source.ts'
import { takeItems } from './take-items.ts'

/** Items of one webhook within an hour. A loop on the other side is not to fill a channel. */
const MOST_AN_HOUR = 30

/** What came, as it came. */
export interface SourceCall {
  /** The source's id, from the address. */
  id: string
  webhookId: string | undefined
  timestamp: string | undefined
  signature: string | undefined
  authorization: string | undefined
  body: Uint8Array
}

const line = z.string().trim().max(2000)
const told = z.object({
  id: z.union([line, z.number()]).nullish(),
  title: line.min(1),
  link: z.string().trim().max(2000).nullish(),
  summary: z.string().max(20_000).nullish(),
  author: line.nullish(),
})

const BUSY: Statement = {
  name: 'source_heard_lately',
  text: `select count(*)::int as n from (
      select 1 from source_item where workspace = $1 and source_id = $2 and at > $3 limit ${MOST_AN_HOUR}) lately`,
}

const HEARD: Statement = {
  name: 'source_heard',
  text: `update announcement_source set looked_at = $3 where workspace = $1 and id = $2`,
}

const KNOWN: Statement = {
  name: 'source_heard_before',
  text: 'select 1 from source_item_key where workspace = $1 and source_id = $2 and key = $3',
}

/**
 * Takes what a program outside tells by a signed call. Answers whether it was new; what comes twice is known and does nothing.
 * @throws Refusal unauthenticated (also for an address that means no source), invalid, conflict (it is off), too_many
 */
export async function hearSource(kernel: Kernel, secrets: Secrets, call: SourceCall): Promise<{ isNew: boolean }> {
  const now = kernel.clock.now()
  const found = await findHook(kernel.db, call.id)
  if (!found || !isTheirs(secrets, found, call, now)) throw NOT_SIGNED()
  const item = readItem(call.body, now)
  const { workspace, id } = found
  return kernel.db.transaction(async (tx) => {
    const source = await lockSource(tx, workspace, id)
    if (!source.active) throw new Refusal('conflict', 'This source is off. Turn it on in Guildesk first.')
    const key = call.webhookId ? `call:${digest(call.webhookId)}` : null
    if (key && (await tx.run(KNOWN, [workspace, id, key])).length > 0) return { isNew: false }
    const [lately] = await tx.run<{ n: number }>(BUSY, [workspace, id, new Date(now.getTime() - 3_600_000)])
    const { fresh } = await takeItems(tx, { workspace, source, items: [item], call: key, quiet: false, now })
    // What is known already fills no channel, however often it comes.
    if (fresh > 0 && (lately?.n ?? 0) >= MOST_AN_HOUR) throw TOO_MANY()
    tx.later(HEARD, [workspace, id, now])
    if (fresh > 0) await appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, at: now }])
    return { isNew: fresh > 0 }
  })
}

const NOT_SIGNED = (): Refusal =>
  new Refusal('unauthenticated', 'The signature is not right, or older than five minutes. Compare address and secret.')
const TOO_MANY = (): Refusal =>
  new Refusal('too_many', `A source takes at most ${MOST_AN_HOUR} items an hour. Send this one again later.`)

/** Signed after Standard Webhooks; or, where the source allows it, with the secret itself for services that cannot sign. */
function isTheirs(secrets: Secrets, source: StoredSource, call: SourceCall, now: Date): boolean {
  if (source.secret === null) return false
  const secret = secrets.open(SOURCE_PURPOSE, source.secret)
  const { webhookId, timestamp, signature, authorization, body } = call
  if (webhookId && timestamp && signature) return isSigned({ id: webhookId, timestamp, signature, body }, secret, now)
  return source.plainSecret && authorization !== undefined && isSame(authorization, `Bearer ${secret}`)
}

/** In the same time for any pair, whatever their lengths. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((words) => createHash('sha256').update(words).digest())
  return first !== undefined && second !== undefined && timingSafeEqual(first, second)
}

/** @throws Refusal invalid, with what is wrong about it */
function readItem(body: Uint8Array, now: Date): Item {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal('invalid', 'The body is no JSON. Send { "title": "…", "link": "https://…" }.')
  }
  const read = told.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.join('.') || 'body'
    throw new Refusal('invalid', `${field}: ${issue?.message ?? 'is not right'}`, { field })
  }
  const { id, title, link, summary, author } = read.data
  return {
    ...{ id: id == null ? null : String(id), title, link: link ?? null },
    ...{ summary: summary ?? '', author: author ?? '', publishedAt: now },
  }
}
