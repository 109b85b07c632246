import type { Statement } from '../../kernel/database.ts'
import { beginStay } from '../conversation/begin-stay.ts'
import { isElsewhere } from '../conversation/elsewhere.ts'
import { leaveStay } from '../conversation/end-stay.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { takeUp } from '../conversation/take-up.ts'
import { waitElsewhere } from '../conversation/wait-elsewhere.ts'
import type { DeskView } from '../desk/desk.ts'
import { endSession } from '../desk/end-session.ts'
import { settleSession } from '../desk/settle-session.ts'
import { waitHere } from './go-back.ts'
import type { Stay } from './stay.ts'

/** Exchanges of a conversation that ended so within ten minutes: then another one would end as they did. */
const ENDED_AGAIN = 3

/**
 * The exchange is over there. Wrapped up by an agent, it is resolved here too. Ended by a timer, the conversation goes on in a new exchange with
 * the contact's next words, or at once with those that nobody there has read. Cancelled, or ended before anybody came, the contact waits for our
 * own agents.
 */
export async function takeClosing(stay: Stay, closedBy: DeskView['closedBy']): Promise<void> {
  const { tx, workspace, conversation, here, now } = stay
  const by = closedBy ?? 'timer'
  const waiting = await leave(stay, by)
  if (!here) return
  leaveStay(tx, workspace, conversation.id)
  stay.conversation = { ...conversation, sessionId: null }
  stay.events.push({ workspace, kind: 'transfer.changed', conversation: conversation.id, at: now })
  if (!isElsewhere(conversation)) return
  const untold = await ofContact(stay, waiting)
  if (by === 'cancelled') return waitHere(stay, 'Twilio Flex has cancelled its task.')
  const isJoined = conversation.status === 'assigned'
  if (by === 'timer' && (isJoined || untold.length > 0) && !(await isEndless(stay))) return goOn(stay, untold)
  // Whoever wraps up what nobody of theirs has joined has answered nothing.
  if (by === 'agent' && isJoined) return resolve(stay, untold)
  await waitHere(stay, 'Twilio Flex has closed its conversation.')
}

/** Where only the task is cancelled, the exchange stands there still, and is ended by us. Answers what was not told there any more. */
async function leave({ tx, workspace, session, conversation, now }: Stay, by: Closed): Promise<string[]> {
  if (by !== 'cancelled') return (await settleSession(tx, { workspace, session: session.id, by, now })) ?? []
  await endSession(tx, { workspace, session: session.id, conversation: conversation.id, by, now })
  return []
}

type Closed = NonNullable<DeskView['closedBy']>

const ENDED: Statement = {
  name: 'transfer_ended_lately',
  text: `select 1 from desk_session where workspace = $1 and conversation_id = $2 and ended_by = 'timer' and ended_at > $3 limit ${ENDED_AGAIN}`,
}

async function isEndless({ tx, workspace, conversation, now }: Stay): Promise<boolean> {
  const since = new Date(now.getTime() - 600_000)
  return (await tx.run(ENDED, [workspace, conversation.id, since])).length >= ENDED_AGAIN
}

const OF_CONTACT: Statement = {
  name: 'transfer_said_by_contact',
  text: `select id from message where workspace = $1 and id = any($2) and direction = 'inbound' and deleted_at is null order by sent_at, id`,
}

/** Those that the contact said: of the house's own words nobody waits for an answer. */
async function ofContact({ tx, workspace }: Stay, messages: readonly string[]): Promise<string[]> {
  if (messages.length === 0) return []
  const rows = await tx.run<{ id: string }>(OF_CONTACT, [workspace, messages])
  return rows.map(({ id }) => id)
}

async function goOn(stay: Stay, untold: readonly string[]): Promise<void> {
  const { tx, workspace, conversation, now } = stay
  if (untold.length === 0) return
  const again = { workspace, conversation: conversation.id, purpose: 'desk' as const, callBy: null, fresh: untold, now }
  await beginStay(tx, again)
  waitElsewhere(tx, workspace, conversation.id, now)
  stay.events.push({ workspace, kind: 'conversation.changed', conversation: conversation.id, at: now })
}

async function resolve(stay: Stay, untold: readonly string[]): Promise<void> {
  const { tx, workspace, conversation } = stay
  const about = { workspace, conversation, by: 'agent' as const, agent: null, elsewhere: conversation.deskAgent }
  const notice = { kind: 'resolved' as const }
  stay.events.push(...(await end(tx, { ...about, outcome: null, notice, now: stay.next() })))
  const said = { workspace, conversation: conversation.id, messages: untold, now: stay.next() }
  stay.events.push(...(await takeUp(tx, said)))
}
