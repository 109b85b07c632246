import type { DeskName, QueueView } from '../../../protocol/queues.ts'

export const DESK_NAMES: Record<DeskName, string> = { console: 'This desk', flex: 'Twilio Flex' }

/** As a place in a sentence. */
const DESK_PLACES: Record<DeskName, string> = { console: 'at this desk', flex: 'in Twilio Flex' }

/** What has been switched, and from when it counts. */
export const switchedWords = (name: string, desk: DeskName): string =>
  `From the next handoff on, ${name} is answered ${DESK_PLACES[desk]}.`

/** What it means that a queue is answered at a desk, as one sentence. */
export function deskSentence(desk: DeskName): string {
  if (desk === 'console') return 'Agents answer in the inbox here.'
  return 'Flex gives each chat to one of its agents. Cases, commands and the virtual agent stay here.'
}

/** The servers whose members wait in a queue. `names` are those that the bot is in, by id. */
export function serverWords({ guilds, isDefault }: QueueView, names: ReadonlyMap<string, string>): string {
  if (isDefault) return 'All servers that no other queue names'
  if (guilds.length === 0) return 'No server yet, so nobody waits here'
  const known = guilds.flatMap((id) => names.get(id) ?? [])
  const left = guilds.length - known.length
  const rest =
    left === 0 ? [] : [left === 1 ? 'a server that the bot is not in' : `${left} servers that the bot is not in`]
  const words = new Intl.ListFormat('en').format([...known, ...rest])
  return known.length === 0 ? words.replace(/^a/, 'A') : words
}

export const waitingWords = (waiting: number): string =>
  waiting === 0 ? 'nobody waits' : `${waiting.toLocaleString('en')} waiting`

/** What becomes of those who wait, when a queue is removed. */
export function removeSentence({ waiting }: QueueView, rest: string): string {
  const servers = `Its servers wait in ${rest} from then on`
  if (waiting === 0) return `${servers}.`
  return `${servers}. ${waiting === 1 ? 'The one who waits now keeps their turn' : `The ${waiting} who wait now keep their turns`}.`
}
