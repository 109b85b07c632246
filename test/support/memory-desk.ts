import type { Desk, DeskAct, DeskHandle, DeskOffer, DeskOutcome, DeskSaid, DeskView } from '../../src/core/desk/desk.ts'

type SendAct = Extract<DeskAct, { act: 'send' }>

/** A message as it stands in an exchange. */
export interface Stored {
  externalId: string
  index: number
  key: string | null
  ours: boolean
  author: string
  name: string
  text: string
  past: boolean
  routed: boolean
  files: { id: string; name: string; mediaType: string; size: number }[]
  version: number
  at: Date
}

export interface Exchange {
  id: string
  offer: DeskOffer
  steps: string[]
  called: number
  state: 'open' | 'closed'
  closedBy: DeskView['closedBy']
  agents: Record<string, string>
  waiting: boolean
  messages: Stored[]
  nextIndex: number
}

type Call = 'open' | 'call' | 'perform' | 'find' | 'look' | 'file' | 'end'
/** What is answered instead: before it is done, or after it was. */
type Fault = { when: 'before' | 'after'; outcome: DeskOutcome<never> | Promise<DeskOutcome<never>> }

const STEPS = ['conversation', 'participant', 'webhook']

export const unknown: DeskOutcome<never> = { result: 'unknown', detail: 'No answer' }

/** An outside desk in memory: exchanges with messages in order, agents who come and go, and faults on demand. */
export class MemoryDesk implements Desk {
  readonly exchanges = new Map<string, Exchange>()
  readonly calls: string[] = []
  readonly files = new Map<string, { name: string; mediaType: string; bytes: Uint8Array }>()
  readonly now: () => Date
  /** Asked before each call; null lets it be. */
  fault: (call: Call, act?: DeskAct) => Fault | null = () => null
  #ids = 0

  constructor(now: () => Date) {
    this.now = now
  }

  /** The exchanges of a conversation, oldest first. */
  of(conversation: string): Exchange[] {
    return [...this.exchanges.values()].filter(({ offer }) => offer.conversation === conversation)
  }

  open(offer: DeskOffer, handle: DeskHandle) {
    return this.#do('open', undefined, () => {
      const id = `CH-${offer.session}`
      const exchange = this.exchanges.get(id) ?? fresh(id, offer)
      this.exchanges.set(id, exchange)
      const step = STEPS.find((name) => handle[name] === undefined)
      if (step && !exchange.steps.includes(step)) exchange.steps.push(step)
      const made = { ...handle, ...(step ? { [step]: id } : {}) }
      const ready = STEPS.every((name) => made[name] !== undefined)
      return done({ handle: made, externalId: id, ready })
    })
  }

  call(_: DeskOffer, handle: DeskHandle) {
    return this.#do('call', undefined, () => {
      const exchange = this.#exchange(handle)
      if (exchange.called === 0) exchange.called = exchange.messages.length + 1
      exchange.waiting = Object.keys(exchange.agents).length === 0
      return done({ handle: { task: `WT-${exchange.id}` } })
    })
  }

  perform(act: DeskAct, handle: DeskHandle, key: string) {
    return this.#do('perform', act, async () => {
      const exchange = this.#exchange(handle)
      if (exchange.state === 'closed') return { result: 'gone' as const }
      if (act.act === 'send') return done(arrivalOf(await this.#store(exchange, act, key)))
      const message = exchange.messages.find(({ externalId }) => externalId === act.externalId)
      if (!message) return { result: 'refused' as const, detail: 'There is no such message' }
      if (act.act === 'delete') exchange.messages.splice(exchange.messages.indexOf(message), 1)
      else Object.assign(message, { text: act.text, version: message.version + 1 })
      return done(arrivalOf(message))
    })
  }

  find(key: string, handle: DeskHandle) {
    return this.#do('find', undefined, () => {
      const message = this.#exchange(handle).messages.find((one) => one.key === key)
      return done(message ? arrivalOf(message) : null)
    })
  }

  look(handle: DeskHandle, after: number) {
    return this.#do('look', undefined, () => {
      const { state, closedBy, agents, waiting, messages } = this.#exchange(handle)
      const listed = messages.filter(({ index }) => index > after).map(saidOf)
      return done({ state, closedBy, agents: { ...agents }, waiting, messages: listed, whole: true })
    })
  }

  file(_: DeskHandle, id: string) {
    return this.#do('file', undefined, () => {
      const file = this.files.get(id)
      return file ? done(file) : { result: 'gone' as const }
    })
  }

  end(_: DeskHandle, session: string) {
    return this.#do('end', undefined, () => {
      const exchange = this.exchanges.get(`CH-${session}`)
      if (exchange) exchange.state = 'closed'
      return done(null)
    })
  }

  limits() {
    return { text: 1000, fileBytes: 1000, mediaTypes: new Set(['image/png', 'text/plain']) }
  }

  join(exchange: Exchange, name: string): void {
    exchange.agents[`agent_${name}`] = name
    exchange.waiting = false
  }

  /** An agent says something there. */
  say(exchange: Exchange, name: string, text: string, files: Stored['files'] = []): Stored {
    const base = { key: null, ours: false, author: `agent_${name}`, name, text, files, past: false, routed: false }
    return this.#add(exchange, base)
  }

  async #store(exchange: Exchange, act: SendAct, key: string): Promise<Stored> {
    const { author, name, text, past, routed, file } = act
    const files = file
      ? [{ id: key, name: file.name, mediaType: file.mediaType, size: (await file.bytes()).length }]
      : []
    return this.#add(exchange, { key, ours: true, author, name, text, past, routed, files })
  }

  #add(exchange: Exchange, message: Omit<Stored, 'externalId' | 'index' | 'version' | 'at'>): Stored {
    const stored = {
      ...message,
      externalId: `IM${++this.#ids}`,
      index: exchange.nextIndex++,
      version: 1,
      at: this.now(),
    }
    exchange.messages.push(stored)
    return stored
  }

  #exchange(handle: DeskHandle): Exchange {
    const exchange = this.exchanges.get(handle.conversation ?? '')
    if (!exchange) throw new Error('an exchange that was never made')
    return exchange
  }

  async #do<Value>(
    call: Call,
    act: DeskAct | undefined,
    work: () => DeskOutcome<Value> | Promise<DeskOutcome<Value>>,
  ): Promise<DeskOutcome<Value>> {
    this.calls.push(act ? `${call} ${act.act}` : call)
    const fault = this.fault(call, act)
    if (fault?.when === 'before') return await fault.outcome
    const outcome = await work()
    return fault ? await fault.outcome : outcome
  }
}

const done = <Value>(value: Value) => ({ result: 'done' as const, value })

function fresh(id: string, offer: DeskOffer): Exchange {
  const nobody = { called: 0, agents: {}, waiting: false, messages: [], nextIndex: 0, steps: [] }
  return { id, offer, state: 'open', closedBy: null, ...nobody }
}

const arrivalOf = ({ externalId, index, version }: Stored) => ({ externalId, index, version: String(version) })

const saidOf = (message: Stored): DeskSaid => {
  const { externalId, index, key, ours, author, name, text, files, at, version } = message
  return { externalId, index, key, ours, author, name, by: 'agent', text, files, at, version: String(version) }
}
