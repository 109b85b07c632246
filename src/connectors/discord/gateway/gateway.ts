import type { Received } from '../../../core/conversation/inbound.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Account } from '../account.ts'
import type { AnnouncementDeletions } from '../announcements/hear-deletions.ts'
import type { Asks } from '../asks/asks.ts'
import type { Posts } from '../asks/posts.ts'
import { backfill } from '../backfill/backfill.ts'
import type { CardDeletions } from '../cards/hear-deletions.ts'
import type { Guilds } from '../guilds.ts'
import { readDispatch } from '../inbound/read-dispatch.ts'
import type { Asking, Reading, View } from '../inbound/view.ts'
import type { Interactions } from '../interactions/interactions.ts'
import type { DiscordInward } from '../inward.ts'
import type { Members } from '../members.ts'
import type { Echoes } from '../outbound/echoes.ts'
import type { Recent } from '../recent.ts'
import type { CaseRequests } from '../reports/case-requests.ts'
import type { DiscordRest } from '../rest/client.ts'
import type { RoleLookup } from '../role-lookup.ts'
import type { Refusals } from '../safety/refusals.ts'
import type { SafetyRequests } from '../safety/safety-requests.ts'
import type { WordLimit } from '../safety/word-limit.ts'
import type { StaffActs } from '../staff/acts.ts'
import { GatewayConnection } from './connection.ts'
import type { Hearer } from './hearer.ts'
import { type Entry, Intake } from './intake.ts'
import { intentsFor } from './intents.ts'
import type { GatewaySession } from './session.ts'
import { Track } from './track.ts'

/** How often the sequence of events that concern nobody is stored. */
const STORE_EVERY_MS = 5000

export interface GatewayOptions {
  kernel: Kernel
  token: string
  account: Account
  view: View
  rest: DiscordRest
  inward: DiscordInward
  session: GatewaySession
  members: Members
  guilds: Guilds
  /** Hears when somebody deletes what we have posted in a channel. */
  deletions: CardDeletions
  announcementDeletions: AnnouncementDeletions
  hearers: readonly Hearer[]
  echoes: Echoes
  /** Conversation by member, as far as this process has seen them. */
  conversations: Recent<string>
  staff: StaffActs
  cases: CaseRequests
  safety: SafetyRequests
  refusals: Refusals
  /** Keeps one member from flooding us. */
  limit: WordLimit
  asks: Asks
  posts: Posts
  roles: RoleLookup
  makeInteractions: (failing: () => boolean) => Interactions
  onFatal: (line: string) => void
  onDeposed: () => void
}

/** The way in: socket → reading → batches → the core, and what was missed is read again. Lives as long as the lease. */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #connection: GatewayConnection
  readonly #intake: Intake
  readonly interactions: Interactions
  #track: Track
  #backfilling: { abort: AbortController; done: Promise<void> } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: GatewayOptions) {
    this.#options = options
    const { kernel, session, account } = options
    this.#track = new Track(session.sequence)
    this.#intake = new Intake({
      log: kernel.log,
      receive: (changes, alongside) => options.inward.receive(changes, alongside),
      alongside: (tx, batch) => this.#alongside(tx, batch),
      onFull: () => void this.#pause(),
      onRoom: () => this.#connection.open(),
      onDeposed: options.onDeposed,
    })
    this.interactions = options.makeInteractions(() => this.#intake.failing)
    this.#connection = new GatewayConnection({
      rest: options.rest,
      token: options.token,
      intents: intentsFor(account),
      session,
      log: kernel.log,
      onDispatch: (event) => this.#dispatch(event),
      onNewSession: () => this.#beginSession(),
      onFatal: options.onFatal,
    })
  }

  facts(): { connected: boolean; waiting: number; backfilling: boolean; storing: boolean } {
    return {
      connected: this.#connection.connected,
      waiting: this.#intake.waiting,
      backfilling: this.#backfilling !== undefined,
      storing: !this.#intake.failing,
    }
  }

  start(): void {
    for (const hearer of this.#options.hearers) void hearer.start?.()
    this.#connection.open()
    this.#timer = setInterval(() => void this.#storeSequence(), STORE_EVERY_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#connection.close()
    await Promise.all(this.#options.hearers.map((hearer) => hearer.stop?.()))
    this.#backfilling?.abort.abort()
    await this.#intake.stop()
    await this.#backfilling?.done
    // A session whose backfill is not in must not be resumed, and is not stored; all else is.
    await this.#storeSequence()
  }

  async #pause(): Promise<void> {
    this.#options.kernel.log.warn('too many changes wait for the database: the gateway is closed until they are stored')
    await this.#connection
      .close()
      .catch((error: unknown) => this.#options.kernel.log.warn({ err: error }, 'the gateway did not close cleanly'))
  }

  /** A new session replays nothing: what was missed is read from the channels, and only then may the session be stored. */
  #beginSession(): void {
    const { session, kernel } = this.#options
    this.#track = new Track(session.sequence - 1)
    this.#intake.hold('all')
    const before = this.#backfilling
    before?.abort.abort()
    const abort = new AbortController()
    const run = async (): Promise<void> => {
      await before?.done
      const { rest, inward, view } = this.#options
      const options = { rest, inward, intake: this.#intake, view, log: kernel.log, now: () => kernel.clock.now() }
      if (!(await backfill(options, abort.signal))) return
      session.mayStore()
      this.#backfilling = undefined
      await this.#storeSequence(true)
    }
    const done = run().catch((error: unknown) => kernel.log.error({ err: error }, 'reading what was missed failed'))
    this.#backfilling = { abort, done }
  }

  #dispatch({ sequence, type, data }: { sequence: number; type: string; data: unknown }): void {
    if (!this.#track.accept(sequence)) return
    this.#options.guilds.learn(type, data)
    this.#options.deletions.hear(type, data)
    this.#options.announcementDeletions.hear(type, data)
    for (const hearer of this.#options.hearers) hearer.hear(type, data)
    const reading = readDispatch(type, data, this.#options.view, this.#options.kernel.clock.now())
    if (reading.kind === 'malformed') {
      this.#options.kernel.log.warn({ type, sequence }, `an event of Discord was passed over: ${reading.what}`)
    } else if (reading.kind !== 'nothing') this.#act(reading, sequence)
  }

  #act(reading: Exclude<Reading, { kind: 'nothing' | 'malformed' }>, sequence: number): void {
    if (reading.kind === 'at_once') this.interactions.answer(reading.asking, reading.answer)
    else if (reading.kind === 'staff') {
      this.#perform(this.#options.staff.perform(this.interactions, reading.asking, reading.act), sequence)
    } else if (reading.kind === 'case') {
      const { asking, request } = reading
      this.#unlessBlocked(asking, request, sequence, () =>
        this.#options.cases.perform(this.interactions, asking, request),
      )
    } else if (reading.kind === 'safety') {
      this.#perform(this.#options.safety.perform(this.interactions, reading.asking, reading.request), sequence)
    } else if (reading.kind === 'ask') this.#ask(reading, sequence)
    else if (reading.kind === 'post') this.#perform(this.#options.posts.answer(reading.post), sequence)
    else if (reading.kind === 'typing') {
      const conversation = this.#options.conversations.get(reading.userId) ?? null
      this.#options.inward.typing({ address: reading.userId, conversation })
    } else this.#take(reading, sequence)
  }

  /** What the team does in Discord is no change that waits for others, but it too is done before its sequence is stored. */
  #perform(work: Promise<void>, sequence: number): void {
    const track = this.#track
    track.keep(sequence)
    void work.finally(() => track.done(sequence))
  }

  /** What is typed into a command is answered by choices alone, so that nobody is turned away there. */
  #unlessBlocked(asking: Asking, { ask }: { ask: string }, sequence: number, work: () => Promise<void>): void {
    const turnAway = async (): Promise<boolean> =>
      ask !== 'suggest' && (await this.#options.safety.turnAway(this.interactions, asking))
    this.#perform(
      turnAway().then((blocked) => (blocked ? undefined : work())),
      sequence,
    )
  }

  /** Who wants a person is taken in like who asks for help; until that is in, their sequence is open. */
  #ask({ asking, request, note }: Extract<Reading, { kind: 'ask' }>, sequence: number): void {
    const track = this.#track
    track.keep(sequence)
    const perform = async () =>
      request.ask !== 'suggest' && (await this.#options.safety.turnAway(this.interactions, asking))
        ? null
        : this.#options.asks.perform(this.interactions, asking, request)
    void perform().then((help) => {
      if (!help) return track.done(sequence)
      const after = this.interactions.begin(asking, help)
      this.#intake.add({ change: help, note, placeId: null, origin: { track, sequence }, after })
    })
  }

  #take({ change, asking, note, placeId }: Extract<Reading, { kind: 'change' }>, sequence: number): void {
    if (change.change === 'echo') {
      const { key, externalId, place } = change
      if (this.#options.echoes.heard(key, { externalId, place })) return
    }
    const refused = asking ? null : this.#options.limit.refuse(change)
    if (refused) {
      this.#options.refusals.tell(change, refused)
      return
    }
    const answer = asking && this.interactions.begin(asking, change)
    this.#track.keep(sequence)
    this.#intake.add({
      change,
      note,
      placeId,
      origin: { track: this.#track, sequence },
      after: (received) => {
        this.#remember(change, received)
        if (received.refused) this.#options.refusals.tell(change, received.refused)
        answer?.(received)
      },
    })
  }

  #remember(change: Entry['change'], received: Received): void {
    if ('contact' in change && received.conversation) {
      this.#options.conversations.set(change.contact.address, received.conversation)
      if (received.outcome === 'opened' && change.contact.roles === null)
        this.#options.roles.look(change.contact.address)
    }
  }

  /** What is stored in the batch's own transaction: how far all is committed, and what was learnt of members. */
  async #alongside(tx: Parameters<GatewaySession['store']>[0], batch: readonly Entry[]): Promise<() => void> {
    const { session, members } = this.#options
    const track = this.#track
    const mine = new Set(
      batch.filter(({ origin }) => origin?.track === track).map(({ origin }) => origin?.sequence ?? 0),
    )
    const reach = track.reach(mine)
    await session.store(tx, reach)
    const notes = batch.map((entry) => entry.note).filter((note) => note !== null)
    const settle = await members.note(tx, notes)
    return () => {
      if (track === this.#track) session.stored(reach)
      settle()
    }
  }

  async #storeSequence(always = false): Promise<void> {
    const { session, kernel } = this.#options
    const track = this.#track
    const reach = track.reach()
    if (!session.info || (!always && reach <= session.sequence)) return
    try {
      await kernel.db.transaction((tx) => session.store(tx, reach))
      if (track === this.#track) session.stored(reach)
    } catch (error) {
      // The next batch or the next look stores it.
      kernel.log.debug({ err: error }, 'the sequence of the gateway was not stored')
    }
  }
}
