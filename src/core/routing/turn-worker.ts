import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { renewLanes } from '../../kernel/lanes/release.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import { TURN_ROUTE } from '../conversation/wake-turns.ts'
import type { TurnOptions } from './decide-turn.ts'
import { takeTurn } from './take-turn.ts'

/** A turn takes milliseconds. When its process is killed in it, another takes it after so long; the conversation's lock keeps it from being done twice. */
const LEASE_MS = 6000
/** A turn that waits for an endpoint is kept in hand meanwhile. */
const RENEW_MS = 3000
/** Turns under way at once: each waits mostly for the database. */
const CONCURRENCY = 16

/** Takes the virtual agent's turns of a workspace, in any process. */
export const openTurnWorker = (options: TurnOptions): LaneWorker =>
  new LaneWorker({
    ...options.kernel,
    workspace: options.workspace,
    route: TURN_ROUTE,
    concurrency: CONCURRENCY,
    leaseMs: LEASE_MS,
    work: (lane) => inHand(options, lane, () => takeTurn(options, lane)),
  })

async function inHand({ kernel }: TurnOptions, lane: ClaimedLane, work: () => Promise<void>): Promise<void> {
  const renew = async () => {
    const until = new Date(kernel.clock.now().getTime() + LEASE_MS)
    await kernel.db.transaction(async (tx) => renewLanes(tx, [lane], until))
  }
  const timer = setInterval(() => {
    renew().catch((error: unknown) => kernel.log.warn({ err: error }, 'a turn could not be kept in hand'))
  }, RENEW_MS)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}
