import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../../src/kernel/ids.ts'
import { ASKER_ARTICLE, Asker } from './asker.ts'
import { publish } from './desk.ts'
import { Product } from './product.ts'

/** What is done to the product while words go both ways. */
export type Blow = 'kill' | 'kill-with-database' | 'kill-and-lose-session' | 'kill-with-database-and-lose-session'

export interface LedgerOptions {
  /** Who talk with an agent. */
  members: number
  /** Who meet the virtual agent, ask for persons and think better of it, each about once a second. */
  askers: number
  /** Messages a second in, and as many out. */
  rate: number
  blows: readonly Blow[]
  /** Traffic before each blow and after the last, milliseconds. */
  betweenMs: number
  /** How long everything may take to come to rest in the end, milliseconds. */
  restMs: number
}

/** What was said in one conversation. */
export interface Said {
  member: string
  channel: string
  conversation: string
  /** In the order in which they were said. */
  saidByMember: string[]
  saidByAgent: string[]
}

export interface LedgerResult {
  /** Messages in and out that were said. */
  said: number
  /** Handoffs that askers caused. */
  handoffs: number
  /** What is wrong, in words: lost, doubled or out of order. Empty is what a test expects. */
  wrongs: string[]
  /** What the product said on standard error, the end of it. */
  log: string
}

/** Has members and an agent talk while the product is killed again and again, then compares what was said with what arrived. */
export async function runLedger(options: LedgerOptions): Promise<LedgerResult> {
  const product = await Product.start({ env: { DISCORD_REQUESTS_PER_SECOND: '1000000' }, lifted: true, conform: false })
  try {
    const talks = await openTalks(product, options.members)
    await publish(product, ASKER_ARTICLE)
    const askers = await Promise.all(Array.from({ length: options.askers }, (_, n) => Asker.joins(product, n)))
    // As far as Discord is from most: at each kill some requests are under way, executed or not.
    await product.act('latency', { ms: 120 })
    const traffic = new Traffic(product, talks, options.rate)
    for (const asker of askers) asker.start()
    for (const blow of options.blows) {
      await wait(options.betweenMs)
      await strike(product, blow)
    }
    await wait(options.betweenMs)
    await Promise.all([traffic.stop(), ...askers.map((asker) => asker.stop())])
    const all = [...talks, ...askers]
    const said = all.reduce((sum, talk) => sum + talk.saidByMember.length + talk.saidByAgent.length, 0)
    const wrongs = await untilRight(product, all, options.restMs)
    return { said, handoffs: await countHandoffs(product), wrongs, log: product.log }
  } finally {
    await product.close()
  }
}

/** Each talk begun and assigned, as in the middle of a working day. */
async function openTalks(product: Product, count: number): Promise<Said[]> {
  const rpc = product.rpc()
  const talks: Said[] = []
  for (let n = 0; n < count; n++) {
    const { user } = await product.act('add-member', { name: `Walker ${n}` })
    const { channel_id: channel } = await product.act('send', { member: user.id, channel: 'dm', content: 'hello' })
    talks.push({ member: user.id, channel, conversation: '', saidByMember: ['hello'], saidByAgent: [] })
  }
  const deadline = Date.now() + 20_000
  for (;;) {
    const { items } = await rpc.conversations.list({ view: 'all', limit: 100 })
    if (items.length >= count) {
      for (const item of items) {
        const talk = talks[Number(item.contact.name.split(' ')[1])]
        if (talk) talk.conversation = item.id
        await rpc.conversations.take({ id: item.id })
      }
      return talks
    }
    if (Date.now() > deadline) throw new Error(`only ${items.length} of ${count} conversations were opened`)
    await wait(50)
  }
}

async function strike(product: Product, blow: Blow): Promise<void> {
  if (blow.startsWith('kill-with-database')) await product.killWithDatabase()
  else await product.kill()
  if (blow.endsWith('lose-session')) await product.act('lose-session', { drop: true })
  // Words go on while the product is dead.
  await wait(300)
  await product.boot({ connected: false })
}

/** Members and agents who talk at a steady rate, each waiting for their own words to be taken before they say the next. */
class Traffic {
  readonly #product: Product
  readonly #talks: readonly Said[]
  readonly #rate: number
  readonly #loops: Promise<void>[]
  #going = true

  constructor(product: Product, talks: readonly Said[], rate: number) {
    this.#product = product
    this.#talks = talks
    this.#rate = rate
    this.#loops = talks.flatMap((talk, n) => [
      this.#repeat(n, (turn) => this.#saysMember(talk, turn)),
      this.#repeat(n + 0.5, (turn) => this.#saysAgent(talk, turn)),
    ])
  }

  async stop(): Promise<void> {
    this.#going = false
    await Promise.all(this.#loops)
  }

  async #repeat(offset: number, say: (turn: number) => Promise<void>): Promise<void> {
    const interval = (1000 * this.#talks.length) / this.#rate
    await wait((offset * interval) / this.#talks.length)
    for (let turn = 0; this.#going; turn++) {
      const began = Date.now()
      await say(turn)
      await wait(Math.max(0, interval - (Date.now() - began)))
    }
  }

  async #saysMember(talk: Said, turn: number): Promise<void> {
    const content = `m${turn} of ${talk.member}`
    await this.#product.act('send', { member: talk.member, channel: 'dm', content })
    talk.saidByMember.push(content)
  }

  /** As the console does: the id is made here, and the same words are offered until they are taken. */
  async #saysAgent(talk: Said, turn: number): Promise<void> {
    const text = `a${turn} to ${talk.member}`
    const id = newId()
    for (;;) {
      try {
        await this.#product.rpc().messages.send({ id, conversation: talk.conversation, text })
        talk.saidByAgent.push(text)
        return
      } catch {
        await wait(50)
      }
    }
  }
}

/** Compares until nothing is wrong any more or the time is over. */
async function untilRight(product: Product, talks: readonly Said[], ms: number): Promise<string[]> {
  const deadline = Date.now() + ms
  for (;;) {
    const wrongs = await compareDeliveries(product, talks)
    for (const talk of talks) wrongs.push(...(await compare(product, talk)))
    if (wrongs.length === 0 || Date.now() > deadline) return wrongs
    await wait(500)
  }
}

async function compare(product: Product, talk: Said): Promise<string[]> {
  const stored = await storedTexts(product, talk.conversation)
  const onDiscord = await product.act('messages', { channel: talk.channel, limit: 10_000 })
  const sent = onDiscord.filter((message) => message.author.bot).map((message) => message.content)
  const answers = sent
    .filter((content) => content.startsWith('**Ana:** '))
    .map((content) => content.slice('**Ana:** '.length))
  return [
    ...differences(`stored of ${talk.member}`, talk.saidByMember, stored),
    ...differences(`on Discord for ${talk.member}`, talk.saidByAgent, answers),
  ]
}

async function storedTexts(product: Product, conversation: string): Promise<string[]> {
  const texts: string[] = []
  let cursor: string | undefined
  do {
    const page = await product
      .rpc()
      .conversations.messages({ id: conversation, limit: 100, ...(cursor ? { cursor } : {}) })
    texts.unshift(...page.items.filter((message) => message.direction === 'inbound').map((message) => message.text))
    cursor = page.next ?? undefined
  } while (cursor)
  return texts
}

interface Delivered {
  conversation: string
  state: string
  externalId: string | null
}

/**
 * Everything that the application says, answers of the virtual agent and notices among it: each delivery stands on Discord once, nothing
 * stands there that no delivery knows, and every turn was taken once.
 */
async function compareDeliveries(product: Product, talks: readonly Said[]): Promise<string[]> {
  const rows = await query<Delivered>(
    product,
    `select conversation_id as conversation, state, external_id as "externalId" from delivery where operation = 'send' order by id`,
  )
  const open = rows.filter(({ state }) => state !== 'sent' && state !== 'cancelled')
  const wrongs = open.map(({ conversation, state }) => `a message of ${conversation} is ${state}`)
  for (const { conversation, channel, member } of talks) {
    const known = rows.filter((row) => row.conversation === conversation && row.state === 'sent')
    const shown = (await product.act('messages', { channel, limit: 10_000 })).filter(({ author }) => author.bot)
    const ids = known.map(({ externalId }) => externalId ?? 'none')
    wrongs.push(
      ...differences(
        `sent to ${member}`,
        ids,
        shown.map(({ id }) => id),
      ),
    )
  }
  const late = await query<{ id: string }>(
    product,
    'select id from message where awaits_turn union select id from press where awaits_turn',
  )
  const again = await query<{ id: string }>(
    product,
    `select m.id from turn t, jsonb_array_elements_text(t.trace -> 'messages') as m(id) group by m.id having count(*) > 1`,
  )
  return [
    ...wrongs,
    ...late.map(({ id }) => `${id} still awaits its turn`),
    ...again.map(({ id }) => `${id} had two turns`),
  ]
}

async function countHandoffs(product: Product): Promise<number> {
  const rows = await query<{ count: string }>(
    product,
    `select count(*) from turn where trace ->> 'decision' = 'handoff'`,
  )
  return Number(rows[0]?.count)
}

async function query<Row extends object>(product: Product, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Lost, doubled, or in another order; nothing when both are the same. */
export function differences(where: string, said: readonly string[], arrived: readonly string[]): string[] {
  const lost = said.filter((text) => !arrived.includes(text))
  const doubled = arrived.filter((text, index) => arrived.indexOf(text) !== index)
  const wrongs = [...lost.map((text) => `${where}: lost ${text}`), ...doubled.map((text) => `${where}: twice ${text}`)]
  if (wrongs.length > 0) return wrongs
  const first = said.findIndex((text, index) => arrived[index] !== text)
  return first < 0 && arrived.length === said.length
    ? []
    : [`${where}: out of order from ${said[first] ?? arrived[said.length]}`]
}
