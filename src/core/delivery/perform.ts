import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { readBlobs } from '../attachment/read-blobs.ts'
import type { Channel, ChannelOperation, OutgoingFile, Recipient } from './channel.ts'
import { decide, isKeyFresh, retryAfter } from './decide.ts'
import type { DeliveryRow, Settlement } from './delivery.ts'
import { deliveryKey } from './key.ts'

/** How long the channel is searched in vain before the agent is asked. */
const LOOK_ATTEMPTS = 6

export interface PerformOptions {
  kernel: Kernel
  workspace: number
  channel: Channel
  blobs: BlobStore
}

/** Performs one operation and says how it ended. Never throws. */
export async function perform(options: PerformOptions, row: DeliveryRow, to: Recipient): Promise<Settlement> {
  const { kernel, channel } = options
  const { keyMinutes } = channel.capabilities()
  try {
    if (row.operation !== 'send' && !row.target) return missingTarget(row)
    if (row.operation === 'send' && row.resumed && !isKeyFresh(row, kernel.clock.now(), keyMinutes)) {
      return await look(options, row, to)
    }
    const outcome = await channel.perform(await operationOf(options, row, to), deliveryKey(row.messageId, row.part))
    const decision = decide(row, outcome, kernel.clock.now(), keyMinutes)
    return decision === 'look' ? await look(options, row, to) : decision
  } catch (error) {
    kernel.log.error({ err: error, delivery: row.id }, 'performing a delivery failed on our side')
    return { state: 'sending', retryAt: retryAfter(row.attempts, kernel.clock.now()), detail: 'A fault on our side' }
  }
}

/** What never arrived cannot be edited, and need not be deleted. */
function missingTarget(row: DeliveryRow): Settlement {
  if (row.operation === 'delete') return { state: 'cancelled' }
  return { state: 'failed', cause: 'gone', detail: 'The message never arrived, so it cannot be edited' }
}

/** The key is too old: the channel itself is asked whether the words stand there. If not, the agent decides. */
async function look(options: PerformOptions, row: DeliveryRow, to: Recipient): Promise<Settlement> {
  try {
    const found = await options.channel.find(to, row.text, row.attemptedAt)
    if (found) return { state: 'sent', externalId: found.externalId, place: found.place }
    return { state: 'unknown', cause: 'unknown', detail: 'Discord does not show it, and did not say why' }
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'Discord could not be asked'
    if (row.attempts >= LOOK_ATTEMPTS) return { state: 'unknown', cause: 'unknown', detail }
    return { state: 'sending', retryAt: retryAfter(row.attempts, options.kernel.clock.now()), detail }
  }
}

async function operationOf(options: PerformOptions, row: DeliveryRow, to: Recipient): Promise<ChannelOperation> {
  const about = { to, message: row.messageId, urgency: row.urgency }
  const buttons = row.buttons ?? []
  if (row.operation === 'edit' && row.target) {
    return { ...about, kind: 'edit', target: row.target, text: row.text, buttons }
  }
  if (row.operation === 'delete' && row.target) return { ...about, kind: 'delete', target: row.target }
  const { kernel, workspace, blobs } = options
  const files = await readBlobs(kernel.db, blobs, workspace, row.attachments)
  const picture = row.card?.picture
  const card = row.card && {
    title: row.card.title,
    text: row.card.text ?? '',
    picture: picture ? pictureFile(blobs, picture) : null,
  }
  const directOnly = !row.ladder
  return { ...about, kind: 'send', text: row.text, card, files, replyTo: row.replyTo, buttons, directOnly }
}

function pictureFile(blobs: BlobStore, picture: { blob: string; mediaType: string }): OutgoingFile {
  const extension = picture.mediaType.split('/')[1] ?? 'png'
  return { name: `picture.${extension}`, mediaType: picture.mediaType, bytes: () => blobs.read(picture.blob) }
}
