import type { Database, Statement } from '../../kernel/database.ts'

export interface ThreadFacts {
  threadId: string
  userId: string
  guildId: string
  parentId: string
}

interface Row {
  thread_id: string
  user_id: string
  guild_id: string
  parent_id: string
}

const READ: Statement = {
  name: 'discord_thread_read',
  text: 'select thread_id, user_id, guild_id, parent_id from discord_thread where workspace = $1 order by created_at',
}
const WRITE: Statement = {
  name: 'discord_thread_write',
  text: `insert into discord_thread (workspace, thread_id, user_id, guild_id, parent_id, created_at)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
}
const FORGET: Statement = {
  name: 'discord_thread_forget',
  text: 'delete from discord_thread where workspace = $1 and thread_id = $2',
}

/**
 * Our private threads. All of them stand in memory, because for each message of a guild it must be known without asking
 * whether its channel is one of them.
 */
export class Threads {
  readonly #db: Database
  readonly #workspace: number
  #byId = new Map<string, ThreadFacts>()
  #byOwner = new Map<string, ThreadFacts>()

  constructor(db: Database, workspace: number) {
    this.#db = db
    this.#workspace = workspace
  }

  async load(): Promise<void> {
    const rows = await this.#db.run<Row>(READ, [this.#workspace])
    this.#byId = new Map()
    this.#byOwner = new Map()
    for (const row of rows) {
      this.#keep({ threadId: row.thread_id, userId: row.user_id, guildId: row.guild_id, parentId: row.parent_id })
    }
  }

  get(threadId: string): ThreadFacts | undefined {
    return this.#byId.get(threadId)
  }

  /** The youngest thread of a member under that channel. */
  of(userId: string, parentId: string): ThreadFacts | undefined {
    return this.#byOwner.get(ownerKey(userId, parentId))
  }

  async add(thread: ThreadFacts, at: Date): Promise<void> {
    const { threadId, userId, guildId, parentId } = thread
    await this.#db.run(WRITE, [this.#workspace, threadId, userId, guildId, parentId, at])
    this.#keep(thread)
  }

  /** It was deleted in Discord. */
  async forget(threadId: string): Promise<void> {
    await this.#db.run(FORGET, [this.#workspace, threadId])
    const thread = this.#byId.get(threadId)
    this.#byId.delete(threadId)
    if (thread && this.of(thread.userId, thread.parentId)?.threadId === threadId) {
      this.#byOwner.delete(ownerKey(thread.userId, thread.parentId))
    }
  }

  #keep(thread: ThreadFacts): void {
    this.#byId.set(thread.threadId, thread)
    this.#byOwner.set(ownerKey(thread.userId, thread.parentId), thread)
  }
}

const ownerKey = (userId: string, parentId: string): string => `${userId} ${parentId}`
