import type { Statement } from '../../kernel/database.ts'
import { beginStay } from '../conversation/begin-stay.ts'
import { isElsewhere } from '../conversation/elsewhere.ts'
import { leaveStay } from '../conversation/end-stay.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { takeUp } from '../conversation/take-up.ts'
import { waitElsewhere } from '../conversation/wait-elsewhere.ts'
import type { DeskView } from '../desk/desk.ts'
import { settleSession } from '../desk/settle-session.ts'
import { waitHere } from './go-back.ts'
import type { Stay } from './stay.ts'

/**
 * The exchange is over there. Wrapped up by an agent, it is resolved here too. Ended by a timer, the conversation goes on in a new exchange with
 * the contact's next words, or at once with those that nobody there has read. Cancelled, the contact waits for our own agents.
 */
export async function takeClosing(stay: Stay, closedBy: DeskView['closedBy']): Promise<void> {
  const { tx, workspace, session, conversation, here, now } = stay
  const by = closedBy ?? 'timer'
  const waiting = (await settleSession(tx, { workspace, session: session.id, by, now })) ?? []
  if (!here) return
  leaveStay(tx, workspace, conversation.id)
  stay.conversation = { ...conversation, sessionId: null }
  stay.events.push({ workspace, kind: 'transfer.changed', conversation: conversation.id, at: now })
  if (!isElsewhere(conversation)) return
  const untold = await ofContact(stay, waiting)
  if (by === 'timer') return goOn(stay, untold)
  // Whoever wraps up what nobody of theirs has joined has answered nothing.
  if (by === 'agent' && conversation.status === 'assigned') return resolve(stay, untold)
  await waitHere(stay, 'Twilio Flex has cancelled its task.')
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
