import { inHand } from '../../kernel/lanes/in-hand.ts'
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
    work: (lane) =>
      inHand(options.kernel, lane, { leaseMs: LEASE_MS, everyMs: RENEW_MS }, () => takeTurn(options, lane)),
  })
