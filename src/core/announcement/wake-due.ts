import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { wakeAnnouncements } from './wake-announcement.ts'

/** More of them are found by the next look. */
const MOST = 100

const DUE: Statement = {
  name: 'announcement_due',
  text: `(select id from announcement where workspace = $1 and state = 'scheduled' and due_at <= $2 order by due_at limit ${MOST})
    union (select id from announcement where workspace = $1 and state = 'posted' and crosspost = 'waiting' and crosspost_at <= $2 and not editing
      order by crosspost_at limit ${MOST})
    union (select id from announcement where workspace = $1 and state = 'posted' and editing and edit_at is not null and edit_at <= $2
      order by edit_at limit ${MOST})`,
}

/** Has those looked at whose time has come: scheduled ones, and those that Discord's limits have made wait. */
export async function wakeDue(kernel: Kernel, workspace: number): Promise<void> {
  const now = kernel.clock.now()
  const due = await kernel.db.run<{ id: string }>(DUE, [workspace, now])
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  await kernel.db.transaction((tx) => wakeAnnouncements(tx, workspace, ids, now))
}
