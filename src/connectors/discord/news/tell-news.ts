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
import { freeLanes } from '../../../kernel/lanes/claim.ts'
import type { ClaimedLane } from '../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../kernel/lanes/release.ts'
import { LaneWorker } from '../../../kernel/lanes/worker.ts'
import type { CardRequests } from '../cards/card-requests.ts'
import { findWays } from './find-ways.ts'
import { postMentions } from './post-mentions.ts'

const LEASE_MS = 60_000
const CONCURRENCY = 2
const CHUNK = 100
const CHUNKS = 100
/** Direct messages go out by their own lanes; what became of them is looked at this often. */
const LOOK_EVERY_MS = 1000
/** A card that is being posted is waited for so long. */
const CARD_MS = 30_000
/** And a thread that we may not write in, so that a person can give the right. */
const REFUSED_MS = 15 * 60_000
const FAULT_PAUSE_MS = 5000

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
  readonly #worker: LaneWorker
  /** Of messages that were to be posted: when they may first have been. Those that an earlier process left are as old as their news. */
  readonly #tried = new Map<string, Map<number, Date>>()

  constructor(options: NewsTellerOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#worker = new LaneWorker({
      ...kernel,
      workspace,
      route: NEWS_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => this.#work(lane),
    })
  }

  async start(): Promise<void> {
    // Whoever told them before is gone, or the gateway would not be ours.
    await freeLanes(this.#options.kernel.db, this.#options.workspace, NEWS_ROUTE)
    this.#worker.start()
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel } = this.#options
    let hold: Date | null
    try {
      hold = await this.#bring(lane.subject)
    } catch (error) {
      kernel.log.error({ err: error, news: lane.subject }, 'a piece of news could not be told')
      hold = this.#in(FAULT_PAUSE_MS)
    }
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }

  /** Answers when to look again; null once everybody was told, or could not be. */
  async #bring(id: string): Promise<Date | null> {
    const { kernel, workspace } = this.#options
    const news = await readNews(kernel.db, workspace, id)
    if (!news || news.done) return this.#forget(id)
    await this.#remember(news)
    const { open } = await settleDirect(kernel, { workspace, news: id })
    const card = await readCard(kernel.db, workspace, news.case)
    const waitsForCard = isComing(card) && this.#age(news) < CARD_MS
    await this.#share(news, { open, mayMention: card?.threadId ? 'yes' : waitsForCard ? 'later' : 'no' })
    const at = await this.#mention(news, card)
    if (at) return at
    if (await finishNews(kernel, { workspace, news: id })) return this.#forget(id)
    return this.#in(LOOK_EVERY_MS)
  }

  /** Gives everybody who is due to a direct message, to a message that names them, or up. */
  async #share(news: News, how: { open: number; mayMention: 'yes' | 'later' | 'no' }): Promise<void> {
    const { kernel, workspace } = this.#options
    // Of many one pass tells the first ones; what stays due comes again.
    for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
      const due = await dueTellings(kernel.db, { workspace, news: news.id, limit: CHUNK })
      const wayOf = await findWays(
        kernel.db,
        workspace,
        due.map(({ address }) => address),
      )
      const ways = Map.groupBy(due, ({ address, direct }) => {
        const way = wayOf(address)
        return way === 'direct' && !direct ? 'mention' : way
      })
      const idsOf = (who: DueTelling[] | undefined) => (who ?? []).map(({ contact }) => contact)
      const direct = idsOf(ways.get('direct'))
      const named = idsOf(ways.get('mention'))
      // Those whose direct message was refused come one by one: they are named together once all of them are known.
      const waits = how.mayMention === 'later' || (how.open > 0 && direct.length === 0 && named.length < MENTIONS_MOST)
      const of = { workspace, news: news.id }
      if (direct.length > 0) await tellDirect(kernel, { ...of, contacts: direct })
      if (named.length > 0 && !waits && how.mayMention === 'yes')
        await batchMentions(kernel, { ...of, contacts: named })
      const lost = [...idsOf(ways.get('left')), ...(how.mayMention === 'no' ? named : [])]
      if (lost.length > 0) await giveUpTellings(kernel, { ...of, contacts: lost })
      if (due.length < CHUNK || (waits && direct.length === 0 && lost.length === 0)) return
    }
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
