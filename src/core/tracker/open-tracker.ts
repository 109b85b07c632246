import type { Statement, Transaction } from '../../kernel/database.ts'
import type { EventFeed } from '../../kernel/events/feed.ts'
import { LogFollower } from '../../kernel/events/log-follower.ts'
import type { Event } from '../../protocol/frames.ts'
import { IssueWorker, type IssueWorkerOptions } from './issue-worker.ts'
import { TRACKER_FOLLOWER } from './tracker.ts'
import { wakeIssues } from './wake-issue.ts'

const WITH_ISSUE: Statement = {
  name: 'tracker_with_issue',
  text: 'select case_id as id from tracker_issue where workspace = $1 and case_id = any($2::uuid[])',
}

/** The tracker of one workspace at work: what happens to cases is followed, and what happens outside is looked for. */
export function openTracker({ feed, ...options }: IssueWorkerOptions & { feed: EventFeed }): {
  start(): Promise<void>
  stop(): Promise<void>
} {
  const { kernel, workspace } = options
  const worker = new IssueWorker(options)
  const follower = new LogFollower({
    ...{ ...kernel, feed, workspace, name: TRACKER_FOLLOWER },
    take: (tx, events) => wakeChanged(tx, workspace, events, kernel.clock.now()),
  })
  return {
    async start() {
      worker.start()
      await follower.start()
    },
    async stop() {
      await follower.stop()
      await worker.stop()
    },
  }
}

async function wakeChanged(tx: Transaction, workspace: number, events: readonly Event[], now: Date): Promise<void> {
  const changed = new Set(events.flatMap((event) => (event.case ? [event.case] : [])))
  if (changed.size === 0) return
  const linked = await tx.run<{ id: string }>(WITH_ISSUE, [workspace, [...changed]])
  await wakeIssues(
    tx,
    workspace,
    linked.map(({ id }) => id),
    now,
  )
}
