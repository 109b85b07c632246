import type { Reader, Statement } from '../../kernel/database.ts'
import { type ClaimedLane, LIVE } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { beginStay } from '../conversation/begin-stay.ts'
import { lockConversation } from '../conversation/conversation.ts'
import type { TurnOptions } from './decide-turn.ts'
import type { TurnFacts } from './read-turn.ts'
import { ROUTER_MS, type RouterNote } from './router.ts'

/** Since when words wait for their turn, and whether the exchange by which the router hears them has trouble, or could not be had before. */
interface Waiting {
  since: Date | null
  trouble: boolean
}

const WAITING: Statement = {
  name: 'turn_waiting',
  text: `select (select min(created_at) from message m where m.workspace = c.workspace and m.conversation_id = c.id and m.awaits_turn
        and m.deleted_at is null) as since, coalesce(s.trouble is not null or s.purpose <> 'router', exists (
        select 1 from desk_session e where e.workspace = c.workspace and e.conversation_id = c.id and e.purpose = 'router'
          and e.ended_by in ('cancelled', 'failed'))) as trouble
    from conversation c left join desk_session s on s.workspace = c.workspace and s.id = c.session_id
    where c.workspace = $1 and c.id = $2`,
}

/**
 * Leaves the turn to the workspace's router, where it has one that wants it: the exchange that it follows is opened, and the lane comes back
 * at the end of its time. Answers `waits` then; else which part the router has in the turn that is taken now, null for none.
 */
export async function askRouter(
  options: TurnOptions,
  lane: ClaimedLane,
  facts: TurnFacts,
): Promise<RouterNote | 'waits' | null> {
  const { kernel, workspace, router } = options
  if (!router || !isForRouter(facts)) return null
  if ((await router.decide({ workspace, conversation: lane.subject })) === 'ours') return null
  return kernel.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, workspace, lane.subject)
    const { since, trouble } = await readWaiting(tx, workspace, lane.subject)
    const now = kernel.clock.now()
    if (trouble) return 'away'
    // Taken back, or taken by the router itself: what is left is for the turn to find out.
    if (!since || conversation.status !== 'automated') return null
    const until = new Date(since.getTime() + ROUTER_MS)
    if (until <= now) return 'late'
    if (conversation.sessionId === null) {
      await beginStay(tx, { workspace, conversation: lane.subject, purpose: 'router', callBy: null, now })
    }
    await releaseLanes(tx, [{ lane, hold: null }], now)
    // Due then, but not held: a button that is pressed meanwhile is looked at at once.
    await wakeLanes(tx, [{ workspace, subject: lane.subject, route: lane.route, priority: LIVE }], until)
    return 'waits'
  })
}

/** Buttons and commands are ours in every mode, and so is a turn on which nothing was said. */
const isForRouter = ({ status, messages, presses }: TurnFacts): boolean =>
  status === 'automated' &&
  presses.length === 0 &&
  messages.length > 0 &&
  messages.every(({ kind }) => kind !== 'command')

async function readWaiting(reader: Reader, workspace: number, conversation: string): Promise<Waiting> {
  const [row] = await reader.run<Waiting>(WAITING, [workspace, conversation])
  return row ?? { since: null, trouble: false }
}
