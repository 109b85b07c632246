import type { Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { settleEchoes } from '../delivery/settle-echoes.ts'
import { answerAppeals } from './answer-appeals.ts'
import { type Batch, noteEvent } from './batch.ts'
import { deleteInbound, editInbound } from './change-inbound.ts'
import { findScamIn } from './find-scam-in.ts'
import type { InboundChange, InboundDeletion, InboundEcho, InboundEdit, Received } from './inbound.ts'
import { receivePresses } from './receive-presses.ts'
import { receiveWords } from './receive-words.ts'
import { messageKey } from './store-inbound.ts'
import { tellDesksOfChange } from './tell-desks.ts'
import { turnAway } from './turn-away.ts'
import { wakeTurns } from './wake-turns.ts'

export interface ReceiveOptions {
  workspace: number
  channel: 'discord'
  /** The connector's own writes that must stand or fall with the changes, such as how far it has come. */
  alongside?: (tx: Transaction) => Promise<void>
  /** Takes in what members do with cases; whoever takes such changes from the channel passes `receiveReports`. */
  others?: (batch: Batch, changes: readonly InboundChange[]) => Promise<void>
}

const IGNORED: Received = { conversation: null, outcome: 'ignored', greeting: null }

/**
 * Stores what came from a channel, a batch in one transaction; the caller acknowledges only afterwards. What came before is
 * recognised and changes nothing. Edits and deletions are applied after the batch's messages, in their own order, so that they
 * find what they are about.
 */
export function receiveChanges(
  kernel: Kernel,
  options: ReceiveOptions,
  all: readonly InboundChange[],
): Promise<Received[]> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel } = options
    const now = kernel.clock.now()
    const { turned, safety } = await turnAway(tx, { workspace, channel, now }, all)
    const changes = all.filter((_, index) => !turned.has(index))
    const results = changes.map(() => IGNORED)
    const batch: Batch = { kernel, tx, workspace, channel, now, events: [], results, turns: [], scams: [], safety }
    await receiveWords(batch, changes)
    await receivePresses(batch, changes)
    await options.others?.(batch, changes)
    await addToAppeals(batch, turned, all)
    for (const [index, change] of changes.entries()) {
      if (change.change === 'edit') await applyEdit(batch, index, change)
      if (change.change === 'deletion') await applyDeletion(batch, index, change)
    }
    await applyEchoes(batch, changes)
    await wakeTurns(tx, workspace, batch.turns, now)
    await options.alongside?.(tx)
    await appendEvents(tx, batch.events)
    const taken = batch.results.values()
    return all.map((_, index) => turned.get(index) ?? taken.next().value ?? IGNORED)
  })
}

/** Those who are blocked are heard in an appeal of theirs, and in nothing else. */
async function addToAppeals(batch: Batch, turned: Map<number, Received>, all: readonly InboundChange[]): Promise<void> {
  const messages = [...turned.keys()].flatMap((index) => {
    const message = all[index]
    return message?.change === 'message' ? [{ index, message }] : []
  })
  for (const [index, appeal] of await answerAppeals(batch, messages)) {
    const received = turned.get(index)
    if (received?.refused?.why === 'blocked')
      turned.set(index, { ...received, refused: { ...received.refused, appeal } })
  }
}

async function applyEdit(batch: Batch, index: number, edit: InboundEdit): Promise<void> {
  const { tx, workspace, channel } = batch
  const key = messageKey(channel, edit.externalId)
  const scam = findScamIn(batch.safety, edit.text)?.found ?? null
  const changed = await editInbound(tx, { workspace, key, text: edit.text, editedAt: edit.editedAt, scam })
  if (!changed) return
  await tellDesksOfChange(batch, 'edit', [changed])
  noteEvent(batch, 'message.edited', changed.conversation, changed.id)
  batch.results[index] = { conversation: changed.conversation, outcome: 'applied', greeting: null }
}

async function applyDeletion(batch: Batch, index: number, deletion: InboundDeletion): Promise<void> {
  const { tx, workspace, channel } = batch
  const keys = deletion.externalIds.map((id) => messageKey(channel, id))
  const all = await deleteInbound(tx, { workspace, keys, deletedAt: deletion.deletedAt })
  await tellDesksOfChange(batch, 'delete', all)
  for (const changed of all) {
    noteEvent(batch, 'message.deleted', changed.conversation, changed.id)
    batch.results[index] = { conversation: changed.conversation, outcome: 'applied', greeting: null }
  }
}

async function applyEchoes(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  const { tx, workspace, now } = batch
  const echoes = changes.filter((change): change is InboundEcho => change.change === 'echo')
  if (echoes.length === 0) return
  const settled = await settleEchoes(tx, { workspace, echoes, now })
  for (const { conversation, message } of settled) noteEvent(batch, 'delivery.changed', conversation, message)
}
