import type { Statement } from '../../kernel/database.ts'
import type { MoveQueued } from '../queue/delete-queue.ts'

const MOVE: Statement = {
  name: 'conversation_move_queued',
  text: `with held as (
      select id from conversation where workspace = $1 and queue_id = $2 and status = 'queued' order by identity_id for update
    )
    update conversation c set queue_id = $3 from held where c.workspace = $1 and c.id = held.id`,
}

/** Has what waits in one queue wait in another; its turn and its desk stay. */
export const moveQueued: MoveQueued = async (tx, { workspace, from, to }) => {
  await tx.run(MOVE, [workspace, from, to])
}
