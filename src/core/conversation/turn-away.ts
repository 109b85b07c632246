import type { Transaction } from '../../kernel/database.ts'
import { type Block, noteTold, readAdmission } from '../safety/find-blocks.ts'
import type { WorkspaceSettings } from '../workspace/settings.ts'
import type { InboundChange, Received } from './inbound.ts'

/** What of a batch is not taken, by its index, and what the workspace wants for its safety; null where the batch has no words. */
interface TurnedAwayWords {
  turned: Map<number, Received>
  safety: WorkspaceSettings['safety'] | null
}

/**
 * What people said whose words are not taken, with what they are to be told. It costs one look for a whole batch. Nothing of it is stored
 * but that they were told.
 */
export async function turnAway(
  tx: Transaction,
  who: { workspace: number; channel: 'discord'; now: Date },
  changes: readonly InboundChange[],
): Promise<TurnedAwayWords> {
  const addresses = [...new Set(changes.flatMap((change) => ('contact' in change ? change.contact.address : [])))]
  const hasWords = addresses.length > 0 || changes.some(({ change }) => change === 'edit')
  if (!hasWords) return { turned: new Map(), safety: null }
  const { blocks, safety } = await readAdmission(tx, { ...who, addresses })
  const turned = new Map<number, Received>()
  if (blocks.size === 0) return { turned, safety }
  const told = new Set<string>()
  for (const [index, change] of changes.entries()) {
    const block = 'contact' in change ? blocks.get(change.contact.address) : undefined
    if (block) turned.set(index, refusedBy(block, !told.has(block.id)))
    if (block) told.add(block.id)
  }
  const news = [...blocks.values()].filter((block) => !block.told).map(({ id }) => id)
  noteTold(tx, who.workspace, news, who.now)
  return { turned, safety }
}

function refusedBy({ until, told }: Block, first: boolean): Received {
  const refused = { why: 'blocked' as const, until, tell: first && !told }
  return { conversation: null, outcome: 'ignored', greeting: null, refused }
}
