import { isFields } from '../shapes.ts'
import { readInteractionCreate } from './interaction-create.ts'
import { readMessageCreate } from './message-create.ts'
import { readMessageDelete } from './message-delete.ts'
import { readMessageUpdate } from './message-update.ts'
import { readTypingStart } from './typing-start.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/** Reads one gateway event. Pure, and never throws: what is not understood is `nothing` or `malformed`. */
export function readDispatch(type: string, data: unknown, view: View, now: Date): Reading {
  const read = READERS[type]
  if (!read) return NOTHING
  if (!isFields(data)) return { kind: 'malformed', what: `${type} without data` }
  try {
    return read(data, view, now)
  } catch (error) {
    return {
      kind: 'malformed',
      what: `${type} that cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
    }
  }
}

const READERS: Record<string, (data: Record<string, unknown>, view: View, now: Date) => Reading> = {
  MESSAGE_CREATE: readMessageCreate,
  MESSAGE_UPDATE: readMessageUpdate,
  MESSAGE_DELETE: readMessageDelete,
  MESSAGE_DELETE_BULK: readMessageDelete,
  TYPING_START: readTypingStart,
  INTERACTION_CREATE: readInteractionCreate,
}
