import { setTimeout as wait } from 'node:timers/promises'
import { percentiles } from '../../bench/percentiles.ts'
import { newId } from '../../src/kernel/ids.ts'
import { atRest } from './desk.ts'
import { until } from './discord.ts'
import { Product } from './product.ts'
import { Talk } from './talk.ts'

const RUNNING_CHATS = 5
/** Each running chat gets a reply so often; Discord takes five messages in five seconds for a channel. */
const REPLY_EVERY_MS = 1200
/** A notice as it is first given: case and place. */
const NOTICE =
  /^Case #(\d+) is opened and you are being transferred\. (?:You are next|You are (\d+)(?:st|nd|rd|th) in line)\.$/

export interface HandoffsOptions {
  /** Members who ask for a person, half of them by button, half in words. */
  members: number
  /** In which they all do so, milliseconds. */
  withinMs: number
  /** Node is killed (-9) and started again so long after the first of them. */
  killAfterMs?: number
}

/** What the members and the running chats got. */
export interface HandoffsResult {
  /** Of each member, the case numbers of all notices that they were given. */
  cases: number[][]
  /** Of each member, the place in the first of them. */
  places: number[]
  /** Milliseconds from the API's answer to an agent's reply until the member had it. */
  replies: number[]
  /** Interactions that nobody answered within three seconds. */
  missed: string[]
  /** What the product said on standard error, the end of it. */
  log: string
}

/** A crowd asks for persons within a short while, at the rate that Discord allows, while agents go on with their chats. */
export async function runHandoffs(options: HandoffsOptions): Promise<HandoffsResult> {
  const product = await Product.start({ conform: false })
  try {
    const chats = await Promise.all(Array.from({ length: RUNNING_CHATS }, (_, n) => runningChat(product, n)))
    const crowd = await gather(product, options.members)
    await atRest(product, 60_000)
    const watch = new Watch(product)
    const agent = new Agent(product, chats)
    await Promise.all([askAll(crowd, options.withinMs), killLater(product, options.killAfterMs)])
    await agent.stop()
    await until(async () => (await told(crowd)).every(({ length }) => length > 0), 'everybody is told', 60_000)
    await atRest(product, 60_000)
    const log = await watch.stop()
    const notices = await told(crowd)
    return {
      cases: notices.map((each) => each.map(({ number }) => number)),
      places: notices.map(([first]) => first?.place ?? 0),
      replies: await agent.took(),
      missed: log.filter(({ status }) => status === 'failed').map(({ title }) => title),
      log: product.log,
    }
  } finally {
    await product.close()
  }
}

export const p95 = (values: readonly number[]): number => percentiles(values).p95

/** One of the chats that an agent has already. */
async function runningChat(product: Product, number: number): Promise<Talk> {
  const talk = await Talk.joins(product, `Talker ${number}`)
  await talk.says('I want to talk to a person')
  await talk.is('queued')
  await product.rpc().conversations.take({ id: talk.conversation })
  return talk
}

/** Members who have asked something to which there is no answer, so that each has a button for a person before them. */
async function gather(product: Product, count: number): Promise<{ talk: Talk; ask: () => Promise<unknown> }[]> {
  const talks: Talk[] = []
  for (let n = 0; n < count; n++) {
    const talk = await Talk.joins(product, `Asker ${n}`)
    await talk.says('where do the dragons sleep')
    talks.push(talk)
  }
  const last = talks.at(-1)
  await atRest(product, 60_000)
  if (last) await until(async () => (await last.button('person')) !== null, 'the last one was answered')
  return Promise.all(
    talks.map(async (talk, n) => {
      const button = n % 2 === 0 ? await talk.button('person') : null
      return { talk, ask: () => (button ? talk.press(button) : talk.says('let me talk to a human')) }
    }),
  )
}

async function askAll(crowd: readonly { ask: () => Promise<unknown> }[], withinMs: number): Promise<void> {
  const began = performance.now()
  const asked: Promise<unknown>[] = []
  for (const [index, { ask }] of crowd.entries()) {
    const due = began + (index * withinMs) / crowd.length
    await wait(Math.max(0, due - performance.now()))
    asked.push(ask())
  }
  await Promise.all(asked)
}

async function killLater(product: Product, afterMs: number | undefined): Promise<void> {
  if (afterMs === undefined) return
  await wait(afterMs)
  await product.kill()
  await product.boot({ connected: false })
}

async function told(crowd: readonly { talk: Talk }[]): Promise<{ number: number; place: number }[][]> {
  return Promise.all(
    crowd.map(async ({ talk }) =>
      (await talk.onDiscord()).flatMap(({ content }) => {
        const found = NOTICE.exec(content)
        return found ? [{ number: Number(found[1]), place: Number(found[2] ?? 1) }] : []
      }),
    ),
  )
}

/** Keeps what the sandbox logs, which itself keeps the last lines alone. */
class Watch {
  readonly #product: Product
  readonly #entries: { number: number; status: string; title: string }[] = []
  readonly #loop: Promise<void>
  #going = true

  constructor(product: Product) {
    this.#product = product
    this.#loop = this.#watch()
  }

  async stop(): Promise<{ status: string; title: string }[]> {
    this.#going = false
    await this.#loop
    return this.#entries
  }

  async #watch(): Promise<void> {
    // What came before is not part of it.
    let after = (await this.#product.act('log', {})).at(-1)?.number ?? 0
    while (this.#going) {
      await wait(500)
      const more = await this.#product.act('log', { after })
      after = more.at(-1)?.number ?? after
      this.#entries.push(...more)
    }
  }
}

/** Replies in every running chat at a steady rate; words that are not taken are offered again until they are. */
class Agent {
  readonly #product: Product
  readonly #chats: readonly Talk[]
  readonly #accepted = new Map<string, number>()
  readonly #loops: Promise<void>[]
  #going = true

  constructor(product: Product, chats: readonly Talk[]) {
    this.#product = product
    this.#chats = chats
    this.#loops = chats.map((talk, n) => this.#talk(talk, n))
  }

  async stop(): Promise<void> {
    this.#going = false
    await Promise.all(this.#loops)
  }

  /** How long each reply took; infinitely long where the member does not have it. */
  async took(): Promise<number[]> {
    const arrived = new Map<string, number>()
    for (const talk of this.#chats) {
      for (const { content, timestamp } of await talk.onDiscord()) arrived.set(content, Date.parse(timestamp))
    }
    return [...this.#accepted].map(([text, at]) => Math.max(0, (arrived.get(`**Ana:** ${text}`) ?? Infinity) - at))
  }

  async #talk(talk: Talk, number: number): Promise<void> {
    await wait((number * REPLY_EVERY_MS) / this.#chats.length)
    for (let turn = 0; this.#going; turn++) {
      const began = Date.now()
      await this.#say(talk, `reply ${turn} to ${talk.name}`)
      await wait(Math.max(0, REPLY_EVERY_MS - (Date.now() - began)))
    }
  }

  async #say(talk: Talk, text: string): Promise<void> {
    const id = newId()
    for (;;) {
      try {
        await this.#product.rpc().messages.send({ id, conversation: talk.conversation, text })
        this.#accepted.set(text, Date.now())
        return
      } catch {
        await wait(50)
      }
    }
  }
}
