import type { Statement } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import type { SourceAct } from './source.ts'
import { lockSource } from './stored-source.ts'

// Its row stays, because announcements name where they came from; its secret and what it told do not.
const REMOVE: Statement = {
  name: 'source_remove',
  text: `update announcement_source set removed_at = $3, active = false, secret = null, trouble = null, next_at = null
    where workspace = $1 and id = $2`,
}
const FORGET_KEYS: Statement = {
  name: 'source_remove_keys',
  text: 'delete from source_item_key where workspace = $1 and source_id = $2',
}
const FORGET_ITEMS: Statement = {
  name: 'source_remove_items',
  text: 'delete from source_item where workspace = $1 and source_id = $2',
}

/** Takes a source away. Announcements that were made of its items stay as they are. @throws Refusal not_found */
export async function removeSource(kernel: Kernel, { workspace, agent, id }: SourceAct): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockSource(tx, workspace, id)
    tx.later(REMOVE, [workspace, id, at])
    tx.later(FORGET_KEYS, [workspace, id])
    tx.later(FORGET_ITEMS, [workspace, id])
    await recordAudit(tx, { workspace, agent, act: 'source.removed', subject: `source:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, agent, at }])
  })
}
