import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { hintLook } from '../desk/hint-look.ts'
import { noteMessages } from '../desk/note-messages.ts'
import type { LookedAt } from '../desk/ports.ts'
import { readMessages } from '../desk/read-messages.ts'
import { readSession } from '../desk/session.ts'
import { orderMessages } from './order-messages.ts'
import { lockStay, lookAgain, type Stay } from './stay.ts'
import { takeChanges } from './take-changes.ts'
import { takeClosing } from './take-closing.ts'
import { takeJoins, takePresence } from './take-presence.ts'
import { takeSaid } from './take-said.ts'

/**
 * Brings a conversation to what stands at its desk: who is there, what was said, changed and taken back, and whether it is over. One
 * transaction under the conversation's lock; the same again changes nothing.
 */
export async function takeIn(kernel: Kernel, looked: LookedAt): Promise<void> {
  const { workspace, view } = looked
  const session = await readSession(kernel.db, workspace, looked.session)
  if (!session) return
  await kernel.db.transaction(async (tx) => {
    const stay = await lockStay(tx, { workspace, session, now: kernel.clock.now() })
    if (!stay) return
    await takeJoins(stay, view)
    const whole = await takeMessages(stay, looked)
    if (view.state === 'open') await takePresence(stay, view)
    else if (whole && stay.session.state !== 'ending') await takeClosing(stay, view.closedBy)
    await finish(stay)
  })
}

/** Answers whether all that was said is taken in: what is still waited for is said before the end. */
async function takeMessages(stay: Stay, looked: LookedAt): Promise<boolean> {
  const { tx, workspace, session, now } = stay
  const { view, after, files } = looked
  const known = await readMessages(tx, { workspace, session: session.id, after: Math.min(after, session.seenIndex) })
  const ids = new Set(known.map(({ externalId }) => externalId))
  const fresh = view.messages.filter(({ externalId }) => !ids.has(externalId))
  const places = new Set(known.map(({ index }) => index))
  const { take, skipTo, lookAt } = orderMessages(fresh, places, { seen: session.seenIndex, now })
  for (const said of take) await takeSaid(stay, said, files)
  const listed = known.filter(({ index }) => index > after)
  await takeChanges(stay, listed, looked)
  if (lookAt) lookAgain(stay, lookAt)
  if (skipTo !== null) stay.skipTo = skipTo
  return lookAt === null
}

/** Keeps how far all is taken in, and states the facts. */
export async function finish(stay: Stay): Promise<void> {
  const { tx, workspace, session, noted: messages, skipTo, lookAt, now } = stay
  if (messages.length > 0 || skipTo !== null) {
    await noteMessages(tx, { workspace, session: session.id, messages, ...(skipTo === null ? {} : { skipTo }), now })
  }
  if (lookAt) await hintLook(tx, { workspace, session: session.id, at: lookAt })
  await appendEvents(tx, stay.events)
}
