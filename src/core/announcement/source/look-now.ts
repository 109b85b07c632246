import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { lockSource } from './stored-source.ts'
import { wakeSources } from './wake-source.ts'

const HURRY: Statement = {
  name: 'source_hurry',
  text: 'update announcement_source set next_at = null where workspace = $1 and id = $2',
}

/** Has a source looked at now; screens hear of it by `source.changed`. @throws Refusal not_found, conflict (it is off, or is not looked at) */
export async function lookNow(kernel: Kernel, { workspace, id }: { workspace: number; id: string }): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const { kind, active } = await lockSource(tx, workspace, id)
    if (kind === 'webhook') throw new Refusal('conflict', 'A webhook is not looked at: others send to it.')
    if (!active) throw new Refusal('conflict', 'This source is off. Turn it on first.')
    tx.later(HURRY, [workspace, id])
    await wakeSources(tx, workspace, [id], now)
  })
}
