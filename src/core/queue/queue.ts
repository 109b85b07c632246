import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { DeskName } from '../../protocol/queues.ts'

/** A queue as its verbs hold it. */
export interface StoredQueue {
  id: string
  name: string
  desk: DeskName
  guilds: string[]
  isDefault: boolean
  version: number
}

/** Who does something to queues; null where no person does it. */
export interface QueueAct {
  workspace: number
  agent: string | null
}

/** As members never read it; agents can give it another. */
const DEFAULT_NAME = 'Support'

const COLUMNS = 'id, name, desk, guilds, is_default as "isDefault", version'
const ORDER = 'order by is_default desc, created_at, id'

const READ: Statement = { name: 'queue_read', text: `select ${COLUMNS} from queue where workspace = $1 ${ORDER}` }
const LOCK: Statement = { name: 'queue_lock', text: `${READ.text} for update` }

// `do update` instead of `do nothing`: the row that another writer made a moment ago is answered too.
const MAKE_DEFAULT: Statement = {
  name: 'queue_make_default',
  text: `insert into queue (workspace, id, name, is_default, created_at) values ($1, $2, $3, true, $4)
    on conflict (workspace) where is_default do update set is_default = true returning ${COLUMNS}`,
}

/** The queue that takes what no other names, made where there is none yet. */
export async function makeDefault(tx: Transaction, workspace: number, now: Date): Promise<StoredQueue> {
  const [made] = await tx.run<StoredQueue>(MAKE_DEFAULT, [workspace, newId(), DEFAULT_NAME, now])
  if (!made) throw new Refusal('internal', 'The queue could not be made.')
  return made
}

/** All queues of a workspace, the default one first; none before the first was asked for. */
export const readQueues = (reader: Reader, workspace: number): Promise<StoredQueue[]> =>
  reader.run<StoredQueue>(READ, [workspace])

/** The same, held until the end of the transaction, the default one made. */
export async function lockQueues(tx: Transaction, workspace: number, now: Date): Promise<StoredQueue[]> {
  const queues = await tx.run<StoredQueue>(LOCK, [workspace])
  return queues.some(({ isDefault }) => isDefault) ? queues : [await makeDefault(tx, workspace, now), ...queues]
}

/** @throws Refusal conflict, when another queue has the name or one of the servers */
export function refuseTaken(others: readonly StoredQueue[], wanted: { name: string; guilds: readonly string[] }): void {
  const { name, guilds } = wanted
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw new Refusal('conflict', 'There is a queue of that name already.', { field: 'name' })
  }
  const holder = others.find((other) => other.guilds.some((guild) => guilds.includes(guild)))
  if (holder) {
    throw new Refusal('conflict', `One of these servers waits in “${holder.name}” already.`, { field: 'guilds' })
  }
}
