import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Button } from './channel.ts'
import { type NewDelivery, queueDeliveries } from './queue-deliveries.ts'

interface PartRow {
  id: string
  part: number
  operation: 'send' | 'edit' | 'delete'
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'unknown'
  text: string
  buttons: Button[] | null
}

/** Locked, so that none of them is taken for sending while its words are changed. */
const PARTS: Statement = {
  name: 'delivery_parts',
  text: `select id, part, operation, state, text, buttons from delivery where workspace = $1 and message_id = $2
    order by part, id for update`,
}

const SET_TEXT: Statement = {
  name: 'delivery_set_text',
  text: `update delivery set text = $3, buttons = $4, urgency = coalesce($5, urgency) where workspace = $1 and id = $2`,
}

const CANCEL: Statement = {
  name: 'delivery_cancel',
  text: `update delivery set state = 'cancelled', settled_at = $3 where workspace = $1 and id = any($2)`,
}

export interface Rewrite {
  workspace: number
  conversation: string
  message: string
  now: Date
  /** Its buttons from now on; undefined keeps them. They stand under the last part. */
  buttons?: readonly Button[]
  urgency?: 'live' | 'bulk'
}

/** Whether the row may still be changed in place: it never left and is not on its way. */
const waits = (row: PartRow): boolean => row.state === 'queued' || (row.operation === 'send' && row.state === 'failed')

/**
 * Gives a message new words. What was not sent is rewritten; what was sent is edited; parts that are too many are deleted, parts
 * that are missing are sent. A part number is never used twice: its key would make the channel answer with the earlier message.
 */
export async function rewriteDeliveries(tx: Transaction, rewrite: Rewrite, texts: readonly string[]): Promise<void> {
  const rows = await tx.run<PartRow>(PARTS, [rewrite.workspace, rewrite.message])
  const standing = [...Map.groupBy(rows, (row) => row.part).values()].filter(stands)
  let lastPart = Math.max(-1, ...rows.map((row) => row.part))
  const fresh: NewDelivery[] = []
  const kept = rewrite.buttons ?? standing.map((old) => lastOf(old)?.buttons ?? []).findLast((some) => some.length > 0)
  for (const [index, text] of texts.entries()) {
    const old = standing[index]
    const buttons = index === texts.length - 1 ? (kept ?? []) : []
    if (!old) fresh.push({ ...base(rewrite, ++lastPart), operation: 'send', text, buttons })
    else if (await mustEdit(tx, rewrite, old, { text, buttons }))
      fresh.push({ ...base(rewrite, partOf(old)), operation: 'edit', text, buttons })
  }
  for (const old of standing.slice(texts.length)) {
    if (await mustDelete(tx, rewrite, old)) fresh.push({ ...base(rewrite, partOf(old)), operation: 'delete', text: '' })
  }
  await queueDeliveries(tx, rewrite.workspace, fresh, rewrite.now)
}

/** Takes a message back: what was not sent never is, what was sent is deleted. */
export async function withdrawDeliveries(tx: Transaction, rewrite: Rewrite): Promise<void> {
  await rewriteDeliveries(tx, rewrite, [])
}

function base(rewrite: Rewrite, part: number) {
  const { conversation, message, urgency = 'live' } = rewrite
  return { conversation, message, part, urgency }
}

/** PostgreSQL orders the keys of what it keeps as it likes, so each is compared by its fields. */
const sameButtons = (one: readonly Button[], other: readonly Button[]): boolean => faces(one) === faces(other)
const faces = (buttons: readonly Button[]): string =>
  JSON.stringify(buttons.map(({ act, value, label, tone }) => [act, value, label, tone]))

const partOf = (rows: readonly PartRow[]): number => rows[0]?.part ?? 0

const lastOf = (rows: readonly PartRow[]): PartRow | undefined => rows.filter((row) => row.state !== 'cancelled').at(-1)

const stands = (rows: readonly PartRow[]): boolean => {
  const last = lastOf(rows)
  return last !== undefined && last.operation !== 'delete'
}

/** Rewrites what waits; answers whether something was (perhaps) sent that must be edited. */
async function mustEdit(
  tx: Transaction,
  rewrite: Rewrite,
  rows: readonly PartRow[],
  { text, buttons }: { text: string; buttons: readonly Button[] },
): Promise<boolean> {
  const last = lastOf(rows)
  if (!last || (last.text === text && sameButtons(last.buttons ?? [], buttons))) return false
  if (!waits(last)) return true
  await tx.run(SET_TEXT, [rewrite.workspace, last.id, text, JSON.stringify(buttons), rewrite.urgency ?? null])
  return false
}

/** Cancels what waits; answers whether something was (perhaps) sent that must be deleted. */
async function mustDelete(tx: Transaction, rewrite: Rewrite, rows: readonly PartRow[]): Promise<boolean> {
  const waiting = rows.filter((row) => row.state !== 'cancelled' && waits(row))
  if (waiting.length > 0) await tx.run(CANCEL, [rewrite.workspace, waiting.map((row) => row.id), rewrite.now])
  return rows.some((row) => row.state !== 'cancelled' && !waits(row))
}
