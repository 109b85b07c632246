import type { NewRelay } from './queue-relays.ts'

/** A message as relays: its words, then each of its files. */
export function relayParts(
  about: { session: string; conversation: string },
  message: { id: string; words: boolean; files: number; past?: boolean },
): NewRelay[] {
  const { id, words, files, past = false } = message
  // What has neither words nor files is told all the same, so that nobody waits for something that they cannot see.
  const first = words || files === 0 ? [0] : []
  const parts = [...first, ...Array.from({ length: files }, (_, index) => index + 1)]
  return parts.map((part) => ({ ...about, message: id, part, operation: 'send', past }))
}
