import { CARD_ROUTE } from '../../../core/case/wake-card.ts'
import { beginCard } from '../../../core/report/begin-card.ts'
import type { Card } from '../../../core/report/card.ts'
import { keepCard } from '../../../core/report/keep-card.ts'
import { readCard } from '../../../core/report/read-card.ts'
import { type ReadSettings, readSettings } from '../../../core/workspace/settings.ts'
import type { BlobStore } from '../../../kernel/blobs.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Reconciler } from '../../../kernel/lanes/reconciler.ts'
import { Recent } from '../recent.ts'
import { type CardCase, standingOf } from './card-case.ts'
import { loadCardFiles, readCardFiles } from './card-files.ts'
import { type CardRequests, placeOf } from './card-requests.ts'
import { changeCard } from './change-card.ts'
import { findCard, type Made, makeCard } from './make-card.ts'
import { readCardCase } from './read-card-case.ts'
import { wantedOf, writeShown } from './shown.ts'

const LEASE_MS = 60_000
const CONCURRENCY = 4
const FILES_EVERY_MS = 3000
const REMEMBERED = 1000

export interface CardsOptions {
  kernel: Kernel
  workspace: number
  blobs: BlobStore
  requests: CardRequests
  /** The line for staff about a case is to be looked at too. */
  wakeLine: (id: string) => Promise<void>
  /** A card stands in this channel from now on, so that its deletion there is heard. */
  standsIn: (channelId: string) => void
}

/** Keeps the living cards: each lane's subject is a case, whose card is brought to what is true now. */
export class Cards {
  readonly #options: CardsOptions
  readonly #reconciler: Reconciler
  readonly #edited = new Recent<Date>(REMEMBERED)

  constructor(options: CardsOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#reconciler = new Reconciler({
      kernel,
      workspace,
      route: CARD_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      bring: (subject) => this.#bring(subject),
      fault: 'a living card could not be kept',
    })
  }

  start(): Promise<void> {
    // Whoever did this before is gone, or the gateway would not be ours.
    return this.#reconciler.start()
  }

  stop(): Promise<void> {
    return this.#reconciler.stop()
  }

  /** Brings a case's card to what is true now. Answers when to look again, if it is to be. */
  async #bring(id: string): Promise<Date | null> {
    const { kernel, workspace, requests, wakeLine } = this.#options
    const facts = await readCardCase(kernel.db, workspace, id)
    if (!facts) return null
    await wakeLine(id)
    const settings = await readSettings(kernel.db, workspace)
    requests.chosen(settings.bugChannel?.id, settings.featureChannel?.id)
    const stored = await readCard(kernel.db, workspace, id)
    if (stored?.state === 'deleted') return null
    const card = stored?.messageId ? stored : await this.#make(facts, stored, settings)
    if (card instanceof Date || !card?.messageId) return card instanceof Date ? card : null
    return this.#change(facts, { ...card, messageId: card.messageId }, settings.locale)
  }

  /** The card as it was posted, or when to try again; null when there is to be none. */
  async #make(facts: CardCase, stored: Card | null, settings: ReadSettings): Promise<Card | Date | null> {
    const { kernel, requests, standsIn } = this.#options
    const begun = await this.#begin(facts, stored, settings)
    if (!begun) return null
    const { card } = begun
    const { locale } = settings
    const now = kernel.clock.now()
    const making = { ...begun, facts, locale, now, place: placeOf(card) }
    // What nobody is to see any more is not posted; one that an earlier attempt left is changed like any other.
    const made = standingOf(facts) === 'open' ? await makeCard(requests, making) : await findCard(requests, making)
    if (made.result !== 'done') return this.#notMade(facts, card, made)
    standsIn(card.channelId)
    const { body, name } = wantedOf(facts, locale, [])
    const isPost = card.kind === 'forum'
    const shown = writeShown({ body: made.found ? '' : body, files: '', name: isPost ? name : '', archived: '0' })
    const stands = { messageId: made.id, threadId: isPost ? made.id : null, shown, sameSince: made.found ? null : now }
    return this.#keep(facts.id, { ...card, ...stands, state: 'standing', words: null })
  }

  /** The card that is to be posted: it stands nowhere yet, so it goes where such cards belong now. */
  async #begin(
    facts: CardCase,
    stored: Card | null,
    settings: ReadSettings,
  ): Promise<{ card: Card; isNew: boolean } | null> {
    const { kernel, workspace } = this.#options
    const chosen = facts.type === 'bug' ? settings.bugChannel : settings.featureChannel
    if (stored && (!chosen || chosen.id === stored.channelId)) return { card: stored, isNew: false }
    if (!chosen || standingOf(facts) !== 'open') return null
    const card = await beginCard(kernel.db, {
      ...{ workspace, case: facts.id, now: kernel.clock.now() },
      kind: facts.type === 'bug' ? 'text' : 'forum',
      ...{ guildId: chosen.guild, channelId: chosen.id, channelName: chosen.name },
    })
    return card && { card, isNew: true }
  }

  async #notMade(facts: CardCase, card: Card, made: Exclude<Made, { result: 'done' }>): Promise<Date | null> {
    if (made.result === 'none') return null
    if (made.result === 'refused' && (card.state !== 'refused' || card.words !== made.words)) {
      await this.#keep(facts.id, { ...card, state: 'refused', words: made.words })
    }
    return made.at
  }

  async #change(facts: CardCase, card: Card & { messageId: string }, locale: string): Promise<Date | null> {
    const { kernel, workspace, blobs, requests } = this.#options
    const { db, clock } = kernel
    const files = await readCardFiles(db, workspace, facts.id)
    const changed = await changeCard(requests, {
      ...{ facts, card, locale, now: clock.now(), editedAt: this.#edited.get(facts.id) },
      place: placeOf(card),
      wanted: wantedOf(facts, locale, files.ids),
      loadFiles: () => loadCardFiles(db, blobs, workspace, files.ids),
    })
    if (changed.edited) this.#edited.set(facts.id, clock.now())
    if (isOther(changed.card, card)) await this.#keep(facts.id, changed.card)
    return changed.at ?? (files.pending && changed.card.state === 'standing' ? this.#in(FILES_EVERY_MS) : null)
  }

  async #keep(id: string, card: Card): Promise<Card> {
    await keepCard(this.#options.kernel, { workspace: this.#options.workspace, case: id, card })
    return card
  }

  #in(ms: number): Date {
    return new Date(this.#options.kernel.clock.now().getTime() + ms)
  }
}

const isOther = (one: Card, other: Card): boolean =>
  (['state', 'messageId', 'threadId', 'shown', 'words'] as const).some((part) => one[part] !== other[part]) ||
  one.sameSince?.getTime() !== other.sameSince?.getTime()
