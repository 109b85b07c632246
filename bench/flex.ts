import { setTimeout as wait } from 'node:timers/promises'
import { atRest, switchOff } from '../test/support/desk.ts'
import type { Product } from '../test/support/product.ts'
import { startProduct } from './bench.ts'
import { measureFsync } from './disk.ts'
import { type Way, wayOf } from './load.ts'
import { type Percentiles, percentiles } from './percentiles.ts'
import { readCpu } from './usage.ts'

/** What is still under way this long after the last message was said counts as lost. */
const LOST_AFTER_MS = 10_000
const LOOK_EVERY_MS = 100
/** Seconds of the same load before, unmeasured: names are known then, and statements prepared. */
const WARM_SECONDS = 4

export interface FlexPlan {
  /** Members who talk with an agent in Flex. */
  chats: number
  /** Messages a second, of members and agents together. */
  rate: number
  seconds: number
}

export interface FlexFigures {
  /** From just before an agent's message is told by webhook until the request at the simulated Discord had been read. */
  toMember: Way
  /** From just before a member's gateway frame is written until the request at the simulated Twilio had been read. */
  toAgent: Way
  /** Milliseconds that the product took to answer a webhook, its connection's making included. */
  webhook: Percentiles
  /** Milliseconds that the simulated Twilio itself took to answer a request. */
  standIn: Percentiles
  /** Of the disk, just before: each message is stored before it goes on. */
  fsync: Percentiles
  /** Requests to Twilio per message of either side: one for each of a member's, and the looks. */
  requestsPerMessage: number
  /** Processor seconds of Node and all PostgreSQL processes per 1,000 messages. */
  cpu: number
}

/** Measures what we add between Discord and Flex, on a product of its own that is provisioned at the simulated Twilio. */
export async function measureFlex({ chats, rate, seconds }: FlexPlan): Promise<FlexFigures> {
  const product = await startProduct({ twilio: true })
  try {
    await answerInFlex(product, chats)
    await speak(product, { mark: 'warm', chats, rate, seconds: WARM_SECONDS })
    await atRest(product)
    const [from] = (await product.act('twilio-log', { after: 0 })).slice(-1)
    const fsync = measureFsync(product.folder)
    const before = readCpu(product.pid, product.databasePid)
    const ways = await speak(product, { mark: 'told', chats, rate, seconds })
    const after = readCpu(product.pid, product.databasePid)
    const lines = await product.act('twilio-log', { after: from?.number ?? 0 })
    const requests = lines.filter(({ kind }) => kind === 'request')
    const webhooks = lines.filter(({ kind }) => kind === 'webhook')
    const messages = ways.toMember.sent + ways.toAgent.sent
    return {
      ...ways,
      fsync,
      webhook: percentiles(webhooks.map(({ took }) => took)),
      standIn: percentiles(requests.map(({ took }) => took)),
      requestsPerMessage: requests.length / messages,
      cpu: ((after.node + after.database - before.node - before.database) / messages) * 1000,
    }
  } finally {
    await product.close()
  }
}

/** Has so many members ask for a person, and an agent of Flex take each. */
async function answerInFlex(product: Product, chats: number): Promise<void> {
  const rpc = product.rpc()
  await rpc.twilio.apply()
  const queue = (await rpc.queues.list()).items.find(({ isDefault }) => isDefault)
  await rpc.queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
  await switchOff(product)
  await product.act('bench-send', { rate: chats, seconds: 1, members: chats, mark: 'first-' })
  const taken = new Set<string>()
  await until(async () => {
    for (const { sid, status } of (await product.act('flex-state', {})).tasks) {
      if (status !== 'reserved') continue
      await product.act('flex-accept', { task: sid })
      taken.add(sid)
    }
    return taken.size === chats
  }, 'every member has an agent in Flex')
  await until(async () => {
    const { items } = await rpc.conversations.list({ view: 'all', limit: 100 })
    return items.filter(({ deskAgent }) => deskAgent !== null).length === chats
  }, 'the desk knows them all')
  await atRest(product)
}

interface Spoken {
  mark: string
  chats: number
  rate: number
  seconds: number
}

/** Both sides speak at a steady rate, half of it each, until all has arrived or is surely lost. */
async function speak(product: Product, spoken: Spoken): Promise<Pick<FlexFigures, 'toMember' | 'toAgent'>> {
  const { mark, chats: members, seconds } = spoken
  const rate = spoken.rate / 2
  const marks = { toAgent: `${mark}-in-`, toMember: `${mark}-out-` }
  await product.act('bench-notes', { on: true })
  const [fromMembers, fromAgents] = await Promise.all([
    product.act('bench-send', { rate, seconds, members, mark: marks.toAgent }),
    product.act('bench-flex', { rate, seconds, mark: marks.toMember }),
  ])
  const arrived = { toAgent: new Arrivals(marks.toAgent), toMember: new Arrivals(marks.toMember) }
  const deadline = Date.now() + LOST_AFTER_MS
  for (let on = true; on; ) {
    await wait(LOOK_EVERY_MS)
    const all = arrived.toAgent.count >= fromMembers.at.length && arrived.toMember.count >= fromAgents.at.length
    // One more look after the last arrival, so that what comes twice is seen.
    on = !all && Date.now() < deadline
    const { told, replies } = await product.act('bench-notes', { on })
    arrived.toAgent.take(told)
    arrived.toMember.take(replies)
  }
  return { toAgent: arrived.toAgent.way(fromMembers.at), toMember: arrived.toMember.way(fromAgents.at) }
}

/** What has arrived of the messages that bear a mark. */
class Arrivals {
  readonly #mark: string
  readonly #at = new Map<string, number>()
  #twice = 0

  constructor(mark: string) {
    this.#mark = mark
  }

  get count(): number {
    return this.#at.size
  }

  take(noted: readonly [string, number][]): void {
    for (const [mark, at] of noted) {
      if (!mark.startsWith(this.#mark)) continue
      if (this.#at.has(mark)) this.#twice++
      else this.#at.set(mark, at)
    }
  }

  way(said: readonly number[]): Way {
    const trips = said.map((from, number) => ({ from, due: from, at: this.#at.get(`${this.#mark}${number}`) }))
    return { ...wayOf(trips), twice: this.#twice }
  }
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`it took more than a minute until ${what}`)
    await wait(50)
  }
}
