import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { QueueView } from '../../protocol/queues.ts'
import { makeDefault, readQueues } from '../queue/queue.ts'

const WAITING: Statement = {
  name: 'inbox_queue_waiting',
  text: `select queue_id as queue, count(*)::int as waiting from conversation
    where workspace = $1 and status = 'queued' group by queue_id`,
}

/** The queues of a workspace, the default one first, with how many wait in each now. */
export async function listQueues({ db, clock }: Kernel, workspace: number): Promise<QueueView[]> {
  const [queues, counted] = await Promise.all([
    readQueues(db, workspace),
    db.run<{ queue: string | null; waiting: number }>(WAITING, [workspace]),
  ])
  const waiting = new Map(counted.map((row) => [row.queue, row.waiting]))
  const some = queues.length > 0 ? queues : [await db.transaction((tx) => makeDefault(tx, workspace, clock.now()))]
  // What waits since before there were queues waits in the default one.
  return some.map((queue) => ({
    ...queue,
    waiting: (waiting.get(queue.id) ?? 0) + (queue.isDefault ? (waiting.get(null) ?? 0) : 0),
  }))
}
