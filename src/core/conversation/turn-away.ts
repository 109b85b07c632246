import type { Transaction } from '../../kernel/database.ts'
import { type Block, findBlocks, noteTold } from '../safety/find-blocks.ts'
import type { InboundChange, Received } from './inbound.ts'

/**
 * What people said whose words are not taken, by its index, with what they are to be told. It costs one look for a whole batch. Nothing
 * of it is stored but that they were told.
 */
export async function turnAway(
  tx: Transaction,
  who: { workspace: number; channel: 'discord'; now: Date },
  changes: readonly InboundChange[],
): Promise<Map<number, Received>> {
  const addresses = [...new Set(changes.flatMap((change) => ('contact' in change ? change.contact.address : [])))]
  const blocks = await findBlocks(tx, { ...who, addresses })
  const turned = new Map<number, Received>()
  if (blocks.size === 0) return turned
  const told = new Set<string>()
  for (const [index, change] of changes.entries()) {
    const block = 'contact' in change ? blocks.get(change.contact.address) : undefined
    if (block) turned.set(index, refusedBy(block, !told.has(block.id)))
    if (block) told.add(block.id)
  }
  const news = [...blocks.values()].filter((block) => !block.told).map(({ id }) => id)
  noteTold(tx, who.workspace, news, who.now)
  return turned
}

function refusedBy({ until, told }: Block, first: boolean): Received {
  const refused = { why: 'blocked' as const, until, tell: first && !told }
  return { conversation: null, outcome: 'ignored', greeting: null, refused }
}
