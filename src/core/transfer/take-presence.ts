import { assignElsewhere } from '../conversation/assign-elsewhere.ts'
import { isElsewhere } from '../conversation/elsewhere.ts'
import { noteFact } from '../conversation/note-fact.ts'
import { setDeskAgent } from '../conversation/set-desk-agent.ts'
import type { DeskView } from '../desk/desk.ts'
import { setAgents } from '../desk/set-agents.ts'
import { decideEmptiness, decideJoins } from './decide-presence.ts'
import { followCall } from './follow-call.ts'
import { giveUp, handBackFrom } from './go-back.ts'
import { lookAgain, type Stay } from './stay.ts'
import { nameOf } from './take-said.ts'

/** Who came: the contact reads it before the first words. */
export async function takeJoins(stay: Stay, view: DeskView): Promise<void> {
  if (Object.keys(view.agents).length > 0) await followCall(stay)
  const { tx, workspace, conversation, session } = stay
  if (!stay.here || !isElsewhere(conversation)) return
  const agent = conversation.status === 'assigned' ? conversation.deskAgent : null
  const { joins, stays, left } = decideJoins(session.agents, namesOf(view), agent)
  if (joins) {
    stay.events.push(...(await assignElsewhere(tx, { workspace, conversation, ...joins, now: stay.next() })))
    stay.conversation = { ...conversation, status: 'assigned', deskAgent: joins.name }
  }
  if (stays) {
    setDeskAgent(tx, workspace, conversation.id, stays)
    stay.conversation = { ...stay.conversation, deskAgent: stays }
  }
  for (const name of left) {
    const words = `${name} left in Twilio Flex.`
    stay.events.push(noteFact(tx, { workspace, conversation: conversation.id, agent: null, words, now: stay.next() }))
  }
  if (joins || stays || left.length > 0) tellChanged(stay)
}

/** Who is there now; where that is nobody any more, the conversation comes back. To be asked after all that was said. */
export async function takePresence(stay: Stay, view: DeskView): Promise<void> {
  const { tx, workspace, session, now } = stay
  const agents = namesOf(view)
  const isThere = stay.here && isElsewhere(stay.conversation)
  const { emptySince, over, lookAt } = decideEmptiness({
    agents,
    waiting: view.waiting || !isThere,
    called: session.calledAt !== null,
    joined: stay.conversation.status === 'assigned',
    emptySince: session.emptySince,
    now,
  })
  // Most readings find nobody else: those write nothing.
  if (!isSame(agents, session.agents) || emptySince?.getTime() !== session.emptySince?.getTime()) {
    setAgents(tx, { workspace, session: session.id, agents, emptySince, now })
  }
  if (lookAt) lookAgain(stay, lookAt)
  if (over === 'left') await handBackFrom(stay)
  if (over === 'unasked') await giveUp(stay, 'Nobody in Twilio Flex is being asked any more.')
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id])
}

const namesOf = ({ agents }: DeskView): Record<string, string> =>
  Object.fromEntries(Object.entries(agents).map(([id, name]) => [id, nameOf({ name })]))

function tellChanged(stay: Stay): void {
  const { workspace, conversation, now } = stay
  stay.events.push({ workspace, kind: 'transfer.changed', conversation: conversation.id, at: now })
}
