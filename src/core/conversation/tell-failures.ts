import type { Statement, Transaction } from '../../kernel/database.ts'
import type { DeliveryCause } from '../../protocol/messages.ts'
import type { FailedDelivery } from '../delivery/ports.ts'
import { type NewRelay, queueRelays } from '../desk/queue-relays.ts'

/** Characters of a message by which its author knows it again. */
const QUOTE = 60

const SPOKEN: Statement = {
  name: 'message_spoken_elsewhere',
  text: `select m.id as message, m.conversation_id as conversation, c.session_id as session, t.name, left(m.text, ${QUOTE + 1}) as text
    from message m join conversation c on c.workspace = m.workspace and c.id = m.conversation_id and c.session_id is not null
    join contact t on t.workspace = c.workspace and t.id = c.contact_id
    where m.workspace = $1 and m.id = any($2) and m.spoken_by is not null`,
}

interface Spoken {
  message: string
  conversation: string
  session: string
  name: string
  text: string
}

// What an agent of another desk can make of it, who sees none of our screens.
const WHY: Record<DeliveryCause, (name: string) => string> = {
  closed: () => 'direct messages are closed, or we are blocked there',
  left: (name) => `${name} is no longer in the server`,
  no_permission: () => 'the bot may not write there',
  too_large: () => 'it is too large for Discord',
  gone: () => 'the place no longer exists',
  rejected: () => 'Discord refused it',
  token: () => "the bot's token is not valid",
  unreachable: () => 'Discord could not be reached',
  unknown: () => 'Discord did not say why',
}

const NOT_DONE = { send: 'Not delivered to', edit: 'Not changed for', delete: 'Not deleted for' } as const

/** What an agent of an outside desk said and did not reach the contact is told there in words: no state of a delivery is shown there. */
export async function tellFailures(
  tx: Transaction,
  workspace: number,
  failures: readonly FailedDelivery[],
  now: Date,
): Promise<void> {
  const about = new Map(failures.map((failure) => [failure.message, failure]))
  const spoken = await tx.run<Spoken>(SPOKEN, [workspace, [...about.keys()]])
  const relays = spoken.flatMap((row): NewRelay[] => {
    const failure = about.get(row.message)
    const { session, conversation } = row
    return failure ? [{ session, conversation, message: null, operation: 'words', text: wordsOf(row, failure) }] : []
  })
  await queueRelays(tx, workspace, relays, now)
}

function wordsOf({ name, text }: Spoken, { operation, state, cause }: FailedDelivery): string {
  const quote = text.length > QUOTE ? `${text.slice(0, QUOTE).toWellFormed()}…` : text
  const said = quote === '' ? '' : ` “${quote}”`
  if (state === 'unknown') return `It is not known whether this reached ${name}:${said || ' a file'}`
  const why = WHY[cause as DeliveryCause] ?? WHY.unknown
  return `${NOT_DONE[operation]} ${name}: ${why(name)}.${said}`
}
