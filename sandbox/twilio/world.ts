import { randomBytes } from 'node:crypto'

/** One thing that stands at Twilio. `parent` is the sid of what it belongs to: a message's conversation, a task's workspace. */
export interface Stored {
  sid: string
  account: string
  parent?: string
}

export interface Account extends Stored {
  authToken: string
  friendlyName: string
  /** Default Conversations service (`IS…`), which is Flex's own in a Flex account. */
  chatService: string
}

/** One line of the journal; reading all of them in order makes the same world again. */
export type TwilioRecord = { kind: string; value: Stored } | { kind: string; gone: string }

/**
 * Something that happened in a conversation, before it is asked who is to be told. `fields` are those of the webhook that are the same for
 * everybody (docs/conversations/conversations-webhooks, "Post-action webhooks").
 */
export interface ConversationEvent {
  account: string
  conversation: string
  type: ConversationEventType
  /** SDK: a person in Flex, or any client of the SDK did it; API: a REST request. */
  source: 'SDK' | 'API'
  /** Of SDK acts: who acted. */
  identity?: string
  /** Whether webhooks are told: REST writes cause none without X-Twilio-Webhook-Enabled (same page, "Triggering webhooks"). */
  webhooks: boolean
  fields: Record<string, string>
}

export type ConversationEventType =
  | 'onConversationAdded'
  | 'onConversationUpdated'
  | 'onConversationRemoved'
  | 'onConversationStateUpdated'
  | 'onMessageAdded'
  | 'onMessageUpdated'
  | 'onMessageRemoved'
  | 'onParticipantAdded'
  | 'onParticipantUpdated'
  | 'onParticipantRemoved'
  | 'onUserAdded'
  | 'onUserUpdated'

/** All resources of one kind, in the order in which they came to be. What is put in is never changed afterwards, only replaced. */
export class Table<T extends Stored> {
  readonly #kind: string
  readonly #record: (record: TwilioRecord) => void
  readonly #all = new Map<string, T>()
  readonly #byParent = new Map<string, Map<string, T>>()

  constructor(kind: string, record: (record: TwilioRecord) => void) {
    this.#kind = kind
    this.#record = record
  }

  get(sid: string): T | undefined {
    return this.#all.get(sid)
  }

  /** Adds or replaces. */
  put(value: T): T {
    this.apply(value)
    this.#record({ kind: this.#kind, value })
    return value
  }

  drop(sid: string): void {
    if (!this.#all.has(sid)) return
    this.remove(sid)
    this.#record({ kind: this.#kind, gone: sid })
  }

  all(): T[] {
    return [...this.#all.values()]
  }

  /** Those that belong to this parent. */
  of(parent: string): T[] {
    return [...(this.#byParent.get(parent)?.values() ?? [])]
  }

  find(fits: (value: T) => boolean): T | undefined {
    for (const value of this.#all.values()) if (fits(value)) return value
    return undefined
  }

  /** As `put`, without the journal: for reading it back. */
  apply(value: T): void {
    this.#all.set(value.sid, value)
    if (value.parent === undefined) return
    const siblings = this.#byParent.get(value.parent)
    if (siblings) siblings.set(value.sid, value)
    else this.#byParent.set(value.parent, new Map([[value.sid, value]]))
  }

  remove(sid: string): void {
    const value = this.#all.get(sid)
    this.#all.delete(sid)
    if (value?.parent !== undefined) this.#byParent.get(value.parent)?.delete(sid)
  }
}

/** All that the simulated Twilio holds, by kind. It is data only; verbs stand in files of their own. */
export class TwilioWorld {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** `http://127.0.0.1:<port>/twilio`, known once the server listens. */
  origin = ''
  /** Where each change goes to be kept. */
  record: (record: TwilioRecord) => void = () => {}
  readonly #tables = new Map<string, Table<Stored>>()
  readonly #listeners: ((event: ConversationEvent) => void)[] = []
  readonly #tickers: ((now: number) => void)[] = []

  constructor(clock: () => number) {
    this.clock = clock
  }

  get accounts(): Table<Account> {
    return this.table<Account>('account')
  }

  /** The table of a kind; whoever asks first makes it. One kind has one type, which its own file names. */
  table<T extends Stored>(kind: string): Table<T> {
    let table = this.#tables.get(kind)
    if (!table) {
      table = new Table<Stored>(kind, (record) => this.record(record))
      this.#tables.set(kind, table)
    }
    return table as unknown as Table<T>
  }

  newSid(prefix: string): string {
    return prefix + randomBytes(16).toString('hex')
  }

  /** Whoever wants to know what happens in conversations: webhooks, event streams, pages. */
  listen(listener: (event: ConversationEvent) => void): void {
    this.#listeners.push(listener)
  }

  tell(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Whatever ends by time registers here and looks at `now` for what is due. */
  onTick(ticker: (now: number) => void): void {
    this.#tickers.push(ticker)
  }

  /** Twice a second by the server; at once by a test that has moved the clock. */
  tick(): void {
    const now = this.clock()
    for (const ticker of this.#tickers) ticker(now)
  }

  /** Reading the journal back. */
  apply(record: TwilioRecord): void {
    const table = this.table(record.kind)
    if ('value' in record) table.apply(record.value)
    else table.remove(record.gone)
  }

  /** Every resource as a record, for a journal without what was overtaken. */
  *records(): Generator<TwilioRecord> {
    for (const [kind, table] of this.#tables) for (const value of table.all()) yield { kind, value }
  }
}
