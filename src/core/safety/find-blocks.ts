import type { Reader, Statement, Transaction } from '../../kernel/database.ts'

/** A block that is in force. */
export interface Block {
  id: string
  address: string
  /** Null: for good. */
  until: Date | null
  /** They were told of it. */
  told: boolean
}

const FIND: Statement = {
  name: 'block_find',
  text: `select id, address, until, told_at is not null as told from block
    where workspace = $1 and channel = $2 and address = any($3) and lifted_at is null and (until is null or until > $4)`,
}

const TOLD: Statement = {
  name: 'block_told',
  text: 'update block set told_at = $3 where workspace = $1 and id = any($2::uuid[]) and told_at is null',
}

/** Which of these people are blocked, by address. */
export async function findBlocks(
  reader: Reader,
  who: { workspace: number; channel: 'discord'; addresses: readonly string[]; now: Date },
): Promise<Map<string, Block>> {
  if (who.addresses.length === 0) return new Map()
  const rows = await reader.run<Block>(FIND, [who.workspace, who.channel, who.addresses, who.now])
  return new Map(rows.map((row) => [row.address, row]))
}

/** That they hear of it now: after that their words are passed over without an answer. */
export function noteTold(tx: Transaction, workspace: number, blocks: readonly string[], now: Date): void {
  if (blocks.length > 0) tx.later(TOLD, [workspace, blocks, now])
}
