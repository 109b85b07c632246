import { NOBODY } from '../case/actor.ts'
import { endStay } from '../conversation/end-stay.ts'
import { automate } from '../conversation/hand-back.ts'
import { localeOf } from '../conversation/locale-of.ts'
import { noteFact } from '../conversation/note-fact.ts'
import { endPlaceNotice } from '../conversation/place-notice.ts'
import { endSession } from '../desk/end-session.ts'
import { handOff } from '../routing/handoff.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Stay } from './stay.ts'

/** Everybody there has left: the virtual agent answers again, and where it is switched off our own agents are asked. */
export async function handBackFrom(stay: Stay): Promise<void> {
  const { tx, workspace, conversation } = stay
  const settings = await readSettings(tx, workspace)
  const name = conversation.deskAgent ?? 'Everybody'
  if (!settings.virtualAgent.enabled) return giveUp(stay, `${name} left in Twilio Flex.`)
  const { name: virtualAgent } = agentOfGuild(settings, conversation.guild?.id ?? null)
  note(stay, `${name} left in Twilio Flex. Back with ${virtualAgent}.`)
  const back = { outcome: null, says: 'handedBack' as const, actor: NOBODY, now: stay.next() }
  stay.events.push(...(await automate(tx, { workspace, conversation, ...back })))
  stay.conversation = { ...conversation, status: 'automated', desk: 'console', deskAgent: null, sessionId: null }
  stay.here = false
}

/** The exchange stands there, and nobody will answer in it: it is ended, and the contact waits for our own agents. */
export async function giveUp(stay: Stay, why: string): Promise<void> {
  const { tx, workspace, conversation, session, now } = stay
  await endSession(tx, { workspace, session: session.id, conversation: conversation.id, by: 'cancelled', now })
  stay.events.push(...(await endStay(tx, { workspace, conversation, now })))
  await waitHere({ ...stay, conversation: { ...conversation, sessionId: null } }, why)
  stay.here = false
}

/** The contact waits for our own agents from here, and keeps the turn that they had. */
export async function waitHere(stay: Stay, why: string): Promise<void> {
  const { tx, workspace, conversation } = stay
  note(stay, `${why} Back in the queue here.`)
  const locale = await localeOf(tx, workspace, conversation.identityId)
  const ended = { workspace, conversation, locale, taken: false, now: stay.next() }
  const reworded = await endPlaceNotice(tx, ended)
  if (reworded) {
    stay.events.push({
      workspace,
      kind: 'message.edited',
      conversation: conversation.id,
      message: reworded,
      at: stay.now,
    })
  }
  const handoff = { workspace, conversation, reason: 'agent' as const, keepsTurn: true, here: true, now: stay.next() }
  stay.events.push(...(await handOff(tx, handoff)))
}

function note(stay: Stay, words: string): void {
  const { tx, workspace, conversation } = stay
  stay.events.push(noteFact(tx, { workspace, conversation: conversation.id, agent: null, words, now: stay.next() }))
}
