import type { InteractionView, SandboxMessage } from '../../contract.ts'
import { compareIds } from '../live/snapshot.ts'

export type Entry =
  | { kind: 'day'; id: string; at: string }
  | { kind: 'message'; id: string; message: SandboxMessage; follows: boolean }
  | { kind: 'command'; id: string; interaction: InteractionView }

/** Types that are said by somebody; all others are lines of Discord's own (documentation: resources/message, "Message Types"). */
export const SPOKEN: ReadonlySet<number> = new Set([0, 19, 20, 23])

/** Messages of one speaker within so long stand under one picture. */
const GROUP_MS = 5 * 60_000

/** What a room shows, in order: messages, days between them, and own commands that wait or failed. */
export function makeTimeline(messages: SandboxMessage[], commands: InteractionView[]): Entry[] {
  const entries: Entry[] = []
  let last: SandboxMessage | null = null
  for (const message of messages) {
    if (dayOf(last?.timestamp) !== dayOf(message.timestamp)) {
      entries.push({ kind: 'day', id: `day-${message.id}`, at: message.timestamp })
      last = null
    }
    entries.push({ kind: 'message', id: message.id, message, follows: last !== null && goesOn(last, message) })
    last = message
  }
  for (const interaction of commands) {
    const after = entries.findIndex((entry) => entry.kind === 'message' && compareIds(entry.id, interaction.id) > 0)
    entries.splice(after === -1 ? entries.length : after, 0, { kind: 'command', id: interaction.id, interaction })
  }
  return entries
}

function dayOf(timestamp: string | undefined): string | null {
  return timestamp === undefined ? null : new Date(timestamp).toDateString()
}

function goesOn(last: SandboxMessage, message: SandboxMessage): boolean {
  const near = Date.parse(message.timestamp) - Date.parse(last.timestamp) < GROUP_MS
  const plain =
    message.type === 0 && !message.message_reference && !message.interaction_metadata && SPOKEN.has(last.type)
  return near && plain && last.author.id === message.author.id && last.ephemeral_for === message.ephemeral_for
}
