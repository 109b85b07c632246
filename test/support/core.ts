import { randomUUID } from 'node:crypto'
import { createOwner } from '../../src/core/agent/create-owner.ts'
import type { InboundMessage } from '../../src/core/conversation/inbound.ts'
import { createWorkspace } from '../../src/core/workspace/create-workspace.ts'
import { Bus } from '../../src/kernel/bus.ts'
import { Database } from '../../src/kernel/database.ts'
import { EventFeed } from '../../src/kernel/events/feed.ts'
import { Numberer } from '../../src/kernel/events/numberer.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { openLog } from '../../src/kernel/log.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { silentLog } from './silent-log.ts'

/** A clock that stands still until it is moved. */
export class TestClock {
  #now: Date

  constructor(now = new Date('2026-11-21T10:00:00Z')) {
    this.#now = now
  }

  now(): Date {
    return this.#now
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}

export interface TestCore {
  database: TestDatabase
  kernel: Kernel
  clock: TestClock
  workspace: number
  agent: string
  numberer: Numberer
  feed: EventFeed
  close(): Promise<void>
}

/** The core on a database of its own, with one workspace and its owner Ana, its event log being numbered. */
export async function openTestCore(): Promise<TestCore> {
  const database = await createTestDatabase()
  const bus = new Bus()
  const db = new Database(database.pool, bus)
  const clock = new TestClock()
  const kernel: Kernel = {
    db,
    bus,
    clock,
    log: process.env.TEST_LOG ? openLog('debug') : (silentLog as unknown as Kernel['log']),
  }
  const feed = new EventFeed(kernel)
  const numberer = new Numberer({ ...kernel, emit: (rows) => feed.take(rows) })
  feed.start()
  numberer.start()
  const at = clock.now()
  const workspace = await db.transaction((tx) => createWorkspace(tx, { name: 'Lumen Trails', demo: true, at }))
  const owner = { workspace, userId: randomUUID(), name: 'Ana Ribeiro', publicName: 'Ana', at }
  const agent = await db.transaction((tx) => createOwner(tx, owner))
  const close = async () => {
    feed.stop()
    await numberer.stop()
    await database.drop()
  }
  return { database, kernel, clock, workspace, agent, numberer, feed, close }
}

let lastId = 1_400_000_000_000_000_000n

/** A new id as Discord makes them: larger than every one before. */
export const nextSnowflake = (): string => String(++lastId)

/** A direct message of a member, as the connector would hand it in. */
export function directMessage(member: string, text: string, more: Partial<InboundMessage> = {}): InboundMessage {
  return {
    change: 'message',
    externalId: nextSnowflake(),
    contact: { address: member, handle: `${member}.handle`, name: member, picture: null, locale: null, roles: null },
    place: { kind: 'direct', id: `dm-${member}` },
    guild: null,
    kind: 'text',
    text,
    attachments: [],
    replyToExternalId: null,
    sentAt: new Date('2026-11-21T10:00:00Z'),
    ...more,
  }
}
