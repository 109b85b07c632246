import { batchMentions, MENTIONS_MOST, openMentions } from '../../../core/report/batch-mentions.ts'
import type { Card } from '../../../core/report/card.ts'
import { type DueTelling, dueTellings } from '../../../core/report/due-tellings.ts'
import { finishNews } from '../../../core/report/finish-news.ts'
import { NEWS_ROUTE } from '../../../core/report/news.ts'
import { readCard } from '../../../core/report/read-card.ts'
import { type News, readNews } from '../../../core/report/read-news.ts'
import { settleDirect } from '../../../core/report/settle-direct.ts'
import { giveUpTellings, settleMentions } from '../../../core/report/settle-mentions.ts'
import { tellDirect } from '../../../core/report/tell-direct.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Reconciler } from '../../../kernel/lanes/reconciler.ts'
import type { CardRequests } from '../cards/card-requests.ts'
import { findWays, type Way } from './find-ways.ts'
import { postMentions } from './post-mentions.ts'

const LEASE_MS = 60_000
const CONCURRENCY = 2
/** People looked at in one pass, and written to in one transaction. */
const DUE = 1000
const CHUNK = 100
/** Direct messages under way at a time: ten seconds' worth, so that what comes of them is known before many more are tried. */
const OPEN_MOST = 300
/** Answers 401, 403 and 429 in ten minutes from which on closed doors are left alone; at 3,000 all asking would stop. */
const REFUSALS_MOST = 1000
/** Direct messages go out by their own lanes; what became of them is looked at this often. */
const LOOK_EVERY_MS = 1000
/** A card that is being posted is waited for so long. */
const CARD_MS = 30_000
/** And a thread that we may not write in, so that a person can give the right. */
const REFUSED_MS = 15 * 60_000

export interface NewsTellerOptions {
  kernel: Kernel
  workspace: number
  requests: CardRequests
}

/**
 * Tells all who wait for a case what has become of it, once: by direct message where one is open, by their name in the card's thread where
 * none is. Each lane's subject is a piece of news; a pass does what can be done now, and whatever was killed when, the next one goes on.
 */
export class NewsTeller {
  readonly #options: NewsTellerOptions
  readonly #reconciler: Reconciler
  /** Of messages that were to be posted: when they may first have been. Those that an earlier process left are as old as their news. */
  readonly #tried = new Map<string, Map<number, Date>>()

  constructor(options: NewsTellerOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#reconciler = new Reconciler({
      kernel,
      workspace,
      route: NEWS_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      bring: (subject) => this.#bring(subject),
      fault: 'a piece of news could not be told',
    })
  }

  start(): Promise<void> {
    // Whoever did this before is gone, or the gateway would not be ours.
    return this.#reconciler.start()
  }

  stop(): Promise<void> {
    return this.#reconciler.stop()
  }

  /** Answers when to look again; null once everybody was told, or could not be. */
  async #bring(id: string): Promise<Date | null> {
    const { kernel, workspace } = this.#options
    const news = await readNews(kernel.db, workspace, id)
    if (!news || news.done) return this.#forget(id)
    await this.#remember(news)
    const { open } = await settleDirect(kernel, { workspace, news: id })
    // In the thread of a card that was taken back nothing is said of the case any more.
    const card = news.published ? await readCard(kernel.db, workspace, news.case) : null
    const waitsForCard = news.published && isComing(card) && this.#age(news) < CARD_MS
    await this.#share(news, { open, mayMention: card?.threadId ? 'yes' : waitsForCard ? 'later' : 'no' })
    const at = await this.#mention(news, card)
    if (at) return at
    if (await finishNews(kernel, { workspace, news: id })) return this.#forget(id)
    return this.#in(LOOK_EVERY_MS)
  }

  /** Gives those who are due to a direct message, to a message that names them, or up; who has to wait comes again with the next pass. */
  async #share(news: News, { open, mayMention }: { open: number; mayMention: 'yes' | 'later' | 'no' }): Promise<void> {
    const { kernel, workspace } = this.#options
    const of = { workspace, news: news.id }
    const due = await dueTellings(kernel.db, { ...of, limit: DUE })
    const { direct, named, left } = await this.#sort(due)
    for (const contacts of chunksOf(direct.slice(0, Math.max(0, OPEN_MOST - open)), CHUNK)) {
      await tellDirect(kernel, { ...of, contacts })
    }
    // Those whose direct message was refused come one by one: while others may follow they are named in full messages only.
    const ready = open > 0 ? named.slice(0, named.length - (named.length % MENTIONS_MOST)) : named
    if (ready.length > 0 && mayMention === 'yes') await batchMentions(kernel, { ...of, contacts: ready })
    const lost = [...left, ...(mayMention === 'no' ? named : [])]
    if (lost.length > 0) await giveUpTellings(kernel, { ...of, contacts: lost })
  }

  /** Which way leads to each. Where too many doors have turned out to be closed no more are knocked at: Discord bans who does. */
  async #sort(due: readonly DueTelling[]): Promise<{ direct: string[]; named: string[]; left: string[] }> {
    const { kernel, workspace, requests } = this.#options
    const addresses = due.map(({ address }) => address)
    const wayOf = await findWays(kernel.db, workspace, addresses)
    const mayKnock = requests.refusals < REFUSALS_MOST
    const sorted: Record<Way, string[]> = { direct: [], mention: [], left: [] }
    for (const { contact, address, direct } of due) {
      const way = wayOf(address)
      sorted[way === 'direct' && !(direct && mayKnock) ? 'mention' : way].push(contact)
    }
    return { direct: sorted.direct, named: sorted.mention, left: sorted.left }
  }

  /** Posts what is to name people. Answers when to go on, where Discord asks to wait or a person has to act. */
  async #mention(news: News, card: Card | null): Promise<Date | null> {
    const { kernel, workspace, requests } = this.#options
    for (const mention of await openMentions(kernel.db, { workspace, news: news.id })) {
      const { batch } = mention
      const settle = (told: boolean) => settleMentions(kernel, { workspace, news: news.id, batch, told })
      if (!card?.threadId) {
        await settle(false)
        continue
      }
      const now = kernel.clock.now()
      const since = this.#since(news, batch, now)
      const told = await postMentions(requests, {
        news,
        card: { ...card, threadId: card.threadId },
        mention,
        since,
        now,
      })
      if (told.result === 'done') await settle(true)
      else if ('at' in told && (told.result === 'later' || this.#age(news) < REFUSED_MS)) return told.at
      else await settle(false)
    }
    return null
  }

  /** What is open when this process first sees the news may have been tried by the one before. */
  async #remember(news: News): Promise<void> {
    if (this.#tried.has(news.id)) return
    const open = await openMentions(this.#options.kernel.db, { workspace: this.#options.workspace, news: news.id })
    this.#tried.set(news.id, new Map(open.map(({ batch }) => [batch, news.at])))
  }

  #since(news: News, batch: number, now: Date): Date {
    const tried = this.#tried.get(news.id)
    const before = tried?.get(batch)
    if (before) return before
    tried?.set(batch, now)
    return now
  }

  #forget(id: string): null {
    this.#tried.delete(id)
    return null
  }

  #age(news: News): number {
    return this.#options.kernel.clock.now().getTime() - news.at.getTime()
  }

  #in(ms: number): Date {
    return new Date(this.#options.kernel.clock.now().getTime() + ms)
  }
}

/** A card that is to be posted, or whose thread is about to be begun. */
const isComing = (card: Card | null): boolean =>
  card === null ||
  card.state === 'waiting' ||
  (card.state === 'standing' && card.threadId === null && card.words === null)

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
