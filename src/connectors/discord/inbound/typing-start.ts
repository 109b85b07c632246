import { type Fields, idOf } from '../shapes.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/** TYPING_START in a direct message, or of the member in their own thread. */
export function readTypingStart(event: Fields, view: View): Reading {
  const userId = idOf(event, 'user_id')
  const channelId = idOf(event, 'channel_id')
  if (!userId || !channelId || userId === view.botId) return NOTHING
  if (!idOf(event, 'guild_id')) return { kind: 'typing', userId }
  return view.threadOf(channelId)?.userId === userId ? { kind: 'typing', userId } : NOTHING
}
