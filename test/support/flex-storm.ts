import { setTimeout as wait } from 'node:timers/promises'
import { differences } from './ledger.ts'
import { Product } from './product.ts'

export interface StormOptions {
  /** Who talk with an agent in Flex. */
  members: number
  /** Messages of each side in each conversation. */
  each: number
  /** Messages a second, of both sides together. */
  rate: number
  /** So often the product is killed (-9) while words go both ways. */
  kills: number
  /** How long everything may take to come to rest once the last fault is over, milliseconds. */
  restMs: number
}

export interface StormResult {
  said: number
  /** What is wrong, in words: lost, doubled or out of order. Empty is what a test expects. */
  wrongs: string[]
  /** From the last fault until nothing was wrong any more, milliseconds. */
  restedMs: number
  /** How the simulated Twilio troubled us, nearly: webhooks that never came and requests that were refused. */
  troubles: { dropped: number; refused: number }
  log: string
}

/** The bad day of every test here: of webhooks and answers, a twentieth. */
const WEBHOOKS = { drop: 0.05, double: 0.05, reorder: 0.05 }
const ANSWERS = { tooMany: 0.025, broken: 0.0125, brokenAfter: 0.0125 }

interface StormTalk {
  member: string
  name: string
  /** Their direct messages with the application. */
  channel: string
  /** The simulated Twilio's conversation. */
  exchange: string
  /** Who says the member's words there. */
  identity: string
  /** The agent there who has it. */
  agent: string
  saidByMember: string[]
  saidByAgent: string[]
}

/**
 * Has members and Flex agents talk while Twilio drops, doubles and reorders its webhooks and refuses requests, and compares what was said with
 * what arrived on either side.
 */
export async function runFlexStorm(options: StormOptions): Promise<StormResult> {
  const env = { DISCORD_REQUESTS_PER_SECOND: '1000000' }
  const product = await Product.start({ env, lifted: true, conform: false, twilio: true })
  try {
    await switchToFlex(product)
    const talks = await openTalks(product, options.members)
    const troubles = await Troubles.count(product)
    await product.act('twilio-faults', { webhooks: WEBHOOKS, answers: ANSWERS, seed: 6 })
    const blows = strike(product, options)
    await Promise.all(
      talks.flatMap((talk, n) => [sayMember(product, talk, n, options), sayAgent(product, talk, n, options)]),
    )
    await blows
    const counted = await troubles.stop()
    await product.act('twilio-faults', { clear: true })
    const calm = Date.now()
    const wrongs = await untilRight(product, talks, options.restMs)
    const said = talks.reduce((sum, talk) => sum + talk.saidByMember.length + talk.saidByAgent.length, 0)
    return { said, wrongs, restedMs: Date.now() - calm, troubles: counted, log: product.log.slice(-20_000) }
  } finally {
    await product.close()
  }
}

/**
 * Conversations are answered in the team's Flex from now on. It is not provisioned, so that no Event Streams tell a second time what a webhook
 * did not: what is lost is found by reading alone.
 */
async function switchToFlex(product: Product): Promise<void> {
  const rpc = product.rpc()
  const { items } = await rpc.queues.list()
  const queue = items.find(({ isDefault }) => isDefault)
  if (!queue) throw new Error('there is no default queue')
  await rpc.queues.update({ id: queue.id, version: queue.version, desk: 'flex' })
}

async function openTalks(product: Product, count: number): Promise<StormTalk[]> {
  const talks: StormTalk[] = []
  for (let n = 0; n < count; n++) {
    const name = `Storm ${n}`
    const { user } = await product.act('add-member', { name })
    const content = 'i want to talk to a human'
    const { channel_id: channel } = await product.act('send', { member: user.id, channel: 'dm', content })
    talks.push({
      member: user.id,
      name,
      channel,
      exchange: '',
      identity: '',
      agent: '',
      saidByMember: [],
      saidByAgent: [],
    })
  }
  for (const talk of talks) await joinAgent(product, talk)
  return talks
}

/** Whoever is asked for a member accepts, and the member reads that. */
async function joinAgent(product: Product, talk: StormTalk): Promise<void> {
  const task = await found(`the task of ${talk.name}`, async () => {
    const { tasks } = await product.act('flex-state', {})
    return tasks.find(({ contact, worker }) => contact === talk.name && worker !== null)
  })
  const { worker } = await product.act('flex-accept', { task: task.sid })
  const { workers } = await product.act('flex-state', {})
  talk.agent = workers.find(({ sid }) => sid === worker)?.full_name ?? worker
  talk.exchange = task.conversation ?? ''
  const all = await product.act('twilio-conversations', {})
  const { participants = [] } = all.find(({ sid }) => sid === talk.exchange) ?? {}
  talk.identity = participants.find((identity) => identity.startsWith('gd_')) ?? ''
  await found(`${talk.agent} joins ${talk.name}`, async () => {
    const messages = await product.act('messages', { channel: talk.channel })
    return messages.find(({ content }) => content.startsWith(`${talk.agent} joined the chat.`))
  })
}

async function sayMember(product: Product, talk: StormTalk, n: number, options: StormOptions): Promise<void> {
  for await (const turn of paced(n, options)) {
    const content = `m${turn} of ${talk.name}`
    await product.act('send', { member: talk.member, channel: 'dm', content })
    talk.saidByMember.push(content)
  }
}

async function sayAgent(product: Product, talk: StormTalk, n: number, options: StormOptions): Promise<void> {
  for await (const turn of paced(n + 0.5, options)) {
    const text = `a${turn} to ${talk.name}`
    await product.act('flex-say', { worker: talk.agent, task: talk.exchange, text })
    talk.saidByAgent.push(text)
  }
}

/** The turns of one side of one conversation, spread evenly over time. */
async function* paced(offset: number, { members, each, rate }: StormOptions): AsyncGenerator<number> {
  const interval = (1000 * 2 * members) / rate
  await wait((offset * interval) / members)
  for (let turn = 0; turn < each; turn++) {
    const began = Date.now()
    yield turn
    await wait(Math.max(0, interval - (Date.now() - began)))
  }
}

async function strike(product: Product, { members, each, rate, kills }: StormOptions): Promise<void> {
  const lastsMs = (1000 * 2 * members * each) / rate
  for (let n = 0; n < kills; n++) {
    await wait(lastsMs / (kills + 1))
    await product.kill()
    await wait(300)
    await product.boot({ connected: false })
  }
}

async function untilRight(product: Product, talks: readonly StormTalk[], ms: number): Promise<string[]> {
  const deadline = Date.now() + ms
  for (;;) {
    const wrongs: string[] = []
    for (const talk of talks) wrongs.push(...(await compare(product, talk)))
    if (wrongs.length === 0 || Date.now() > deadline) return wrongs
    await wait(500)
  }
}

async function compare(product: Product, talk: StormTalk): Promise<string[]> {
  const onDiscord = await product.act('messages', { channel: talk.channel, limit: 10_000 })
  const mark = `**${talk.agent}:** `
  const heard = onDiscord.flatMap(({ author, content }) =>
    author.bot && content.startsWith(mark) ? [content.slice(mark.length)] : [],
  )
  const inFlex = await product.act('twilio-messages', { conversation: talk.exchange })
  const read = inFlex.flatMap(({ author, body }) => (author === talk.identity && body?.startsWith('m') ? [body] : []))
  return [
    ...differences(`on Discord for ${talk.name}`, talk.saidByAgent, heard),
    ...differences(`in Flex of ${talk.name}`, talk.saidByMember, read),
  ]
}

/** Counts what went wrong at the simulated Twilio, whose log reaches back for some seconds only. */
class Troubles {
  readonly #product: Product
  readonly #counting: Promise<void>
  readonly #counts = { dropped: 0, refused: 0 }
  #after: number
  #going = true

  private constructor(product: Product, after: number) {
    this.#product = product
    this.#after = after
    this.#counting = this.#repeat()
  }

  /** From here on. */
  static async count(product: Product): Promise<Troubles> {
    const lines = await product.act('twilio-log', {})
    return new Troubles(product, lines.at(-1)?.number ?? 0)
  }

  async stop(): Promise<StormResult['troubles']> {
    this.#going = false
    await this.#counting
    await this.#look()
    return this.#counts
  }

  async #repeat(): Promise<void> {
    while (this.#going) {
      await wait(1000)
      await this.#look()
    }
  }

  async #look(): Promise<void> {
    const lines = await this.#product.act('twilio-log', { after: this.#after })
    for (const { ok, kind } of lines) if (!ok) this.#counts[kind === 'request' ? 'refused' : 'dropped']++
    this.#after = lines.at(-1)?.number ?? this.#after
  }
}

async function found<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const answer = await look()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`in vain: ${what}`)
    await wait(50)
  }
}
