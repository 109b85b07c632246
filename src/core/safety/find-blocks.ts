import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { type WorkspaceSettings, workspaceSettings } from '../workspace/settings.ts'

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

// The settings with it: a batch of words costs one question more than it would without any of this.
const ADMISSION: Statement = {
  name: 'admission_read',
  text: `select w.settings -> 'safety' as safety, b.id, b.address, b.until, b.told_at is not null as told from workspace w
    left join block b on b.workspace = w.id and b.channel = $2 and b.address = any($3) and b.lifted_at is null
      and (b.until is null or b.until > $4)
    where w.id = $1`,
}

const TOLD: Statement = {
  name: 'block_told',
  text: 'update block set told_at = $3 where workspace = $1 and id = any($2::uuid[]) and told_at is null',
}

interface Who {
  workspace: number
  channel: 'discord'
  addresses: readonly string[]
  now: Date
}

/** Which of these people are blocked, by address. */
export async function findBlocks(reader: Reader, who: Who): Promise<Map<string, Block>> {
  if (who.addresses.length === 0) return new Map()
  const rows = await reader.run<Block>(FIND, [who.workspace, who.channel, who.addresses, who.now])
  return new Map(rows.map((row) => [row.address, row]))
}

/** The same, with what the workspace wants for its safety. */
export async function readAdmission(
  reader: Reader,
  { workspace, channel, addresses, now }: Who,
): Promise<{ safety: WorkspaceSettings['safety']; blocks: Map<string, Block> }> {
  const rows = await reader.run<(Block | { id: null }) & { safety: unknown }>(ADMISSION, [
    ...[workspace, channel, addresses, now],
  ])
  const safety = workspaceSettings.shape.safety.parse(rows[0]?.safety ?? undefined)
  const blocks = rows.flatMap((row) => (row.id === null ? [] : [row]))
  return { safety, blocks: new Map(blocks.map((row) => [row.address, row])) }
}

/** That they hear of it now: after that their words are passed over without an answer. */
export function noteTold(tx: Transaction, workspace: number, blocks: readonly string[], now: Date): void {
  if (blocks.length > 0) tx.later(TOLD, [workspace, blocks, now])
}
