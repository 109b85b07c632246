import type { Kernel } from '../kernel.ts'
import type { ClaimedLane } from './lane.ts'
import { renewLanes } from './release.ts'

/** Works on a lane for longer than its lease may last: the lease is renewed every so often until the work ends, whichever way. */
export async function inHand<Result>(
  { clock, db, log }: Kernel,
  lane: ClaimedLane,
  { leaseMs, everyMs }: { leaseMs: number; everyMs: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const renew = () => {
    const until = new Date(clock.now().getTime() + leaseMs)
    db.transaction((tx) => renewLanes(tx, [lane], until)).catch((error: unknown) =>
      log.warn({ err: error, route: lane.route }, 'a lane could not be kept in hand'),
    )
  }
  const timer = setInterval(renew, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
