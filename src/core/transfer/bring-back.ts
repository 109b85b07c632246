import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { isElsewhere } from '../conversation/elsewhere.ts'
import { endStay } from '../conversation/end-stay.ts'
import { endSession } from '../desk/end-session.ts'
import { settleSession } from '../desk/settle-session.ts'
import { giveUp } from './go-back.ts'
import { lockStay, type Stay } from './stay.ts'

const LIVE: Statement = {
  name: 'transfer_live_sessions',
  text: `select id, conversation_id as conversation from desk_session where workspace = $1 and state in ('opening', 'open') order by id`,
}

const LEFT: Statement = {
  name: 'transfer_left_sessions',
  text: `select id, conversation_id as conversation from desk_session where workspace = $1 and state <> 'ended' order by id`,
}

interface Row {
  id: string
  conversation: string
}

/**
 * The outside desk is given up: whoever is answered there, or waits there, waits for our own agents from now on, each in a transaction of their
 * own. Their exchanges are ended there by the worker, as long as it works.
 */
export async function bringBack(kernel: Kernel, workspace: number, why: string): Promise<void> {
  for (const session of await kernel.db.run<Row>(LIVE, [workspace])) {
    await withStay(kernel, workspace, session, async (stay) => {
      if (stay.here && isElsewhere(stay.conversation)) return giveUp(stay, why)
      const { tx, conversation, now } = stay
      await endSession(tx, { workspace, session: session.id, conversation: conversation.id, now })
      if (stay.here) stay.events.push(...(await endStay(tx, { workspace, conversation, now })))
    })
  }
}

/** How many exchanges are not ended there yet. */
export async function countLeft(kernel: Kernel, workspace: number): Promise<number> {
  return (await kernel.db.run<Row>(LEFT, [workspace])).length
}

/** Nobody will end them there any more: they count as over. */
export async function forgetLeft(kernel: Kernel, workspace: number): Promise<void> {
  for (const session of await kernel.db.run<Row>(LEFT, [workspace])) {
    await withStay(kernel, workspace, session, async ({ tx, now }) => {
      await settleSession(tx, { workspace, session: session.id, by: 'failed', now })
    })
  }
}

function withStay(kernel: Kernel, workspace: number, session: Row, act: (stay: Stay) => Promise<void>): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const stay = await lockStay(tx, { workspace, session, now: kernel.clock.now() })
    if (!stay) return
    await act(stay)
    await appendEvents(tx, stay.events)
  })
}
