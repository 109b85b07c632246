import type { RawFile } from '@discordjs/rest'
import type { Card } from '../../../core/report/card.ts'
import { type CardCase, standingOf } from './card-case.ts'
import type { CardPlace, CardRequests, Told } from './card-requests.ts'
import { drawCard, nameCard } from './draw-card.ts'
import { ARCHIVE_MINUTES } from './make-card.ts'
import { readShown, type Shown, writeShown } from './shown.ts'

/** A card is rewritten no more often than this, however many press "me too". */
const EDIT_EVERY_MS = 3000
/** A card may stand long without a thread: hundreds of them do not ask each minute. */
const NO_THREAD_MS = 10 * 60_000

/** A card that stands, and what it is to show. */
export interface Changing {
  facts: CardCase
  card: Card & { messageId: string }
  place: CardPlace
  locale: string
  wanted: Shown
  loadFiles: () => Promise<RawFile[]>
  /** When it was rewritten last, as far as this process knows. */
  editedAt: Date | undefined
  now: Date
}

/** How the card stands now, and when it is to be looked at again, if it is to be. */
export interface Changed {
  card: Card
  at: Date | null
  edited: boolean
}

/** Brings a card that stands to what it is to show, each part by a request of its own and only where it differs. */
export async function changeCard(requests: CardRequests, changing: Changing): Promise<Changed> {
  const change = new CardChange(requests, changing)
  await change.beginThread()
  if (await change.editMessage()) {
    await change.renameThread()
    await change.archiveThread()
  }
  return change.outcome()
}

class CardChange {
  readonly #requests: CardRequests
  readonly #changing: Changing
  readonly #has: Shown
  #card: Card
  #at: Date | null = null
  #edited = false
  /** What could not be done to the thread; the card itself is right all the same. */
  #words: string | null = null

  constructor(requests: CardRequests, changing: Changing) {
    this.#requests = requests
    this.#changing = changing
    this.#card = changing.card
    this.#has = readShown(changing.card.shown)
  }

  outcome(): Changed {
    const { state } = this.#card
    const shown = state === 'deleted' ? null : writeShown(this.#has)
    const words = state === 'standing' ? this.#words : this.#card.words
    return { card: { ...this.#card, shown, words }, at: state === 'deleted' ? null : this.#at, edited: this.#edited }
  }

  /** The thread of a message bears the message's id, and there is one at most: asking again does no harm. */
  async beginThread(): Promise<void> {
    const { facts, card, wanted, now } = this.#changing
    if (card.kind !== 'text' || card.threadId || standingOf(facts) !== 'open') return
    const route = `/channels/${card.channelId}/messages/${card.messageId}/threads` as const
    const body = { name: nameCard(facts), auto_archive_duration: ARCHIVE_MINUTES }
    const told = await this.#ask({ method: 'POST', route, body }, 'thread')
    if (told.result === 'done' || told.result === 'exists') {
      this.#card = { ...this.#card, threadId: card.messageId }
      this.#has.name = wanted.name
    } else this.#putOff(told, new Date(now.getTime() + NO_THREAD_MS))
  }

  /** Whether the message says what it is to say. */
  async editMessage(): Promise<boolean> {
    const { wanted, now, editedAt } = this.#changing
    const has = this.#has
    if (has.body === wanted.body && has.files === wanted.files) {
      this.#card = { ...this.#card, state: 'standing' }
      return true
    }
    const due = editedAt ? editedAt.getTime() + EDIT_EVERY_MS : 0
    if (due > now.getTime()) {
      this.#lookAgain(new Date(due))
      return false
    }
    this.#edited = true
    const told = await this.#edit(has.files !== wanted.files)
    if (told.result === 'done') {
      Object.assign(has, { body: wanted.body, files: wanted.files })
      this.#card = { ...this.#card, state: 'standing', sameSince: now }
      return true
    }
    if (told.result === 'gone')
      this.#card = { ...this.#card, state: 'deleted', messageId: null, threadId: null, words: null }
    else if (told.result === 'refused') this.#card = { ...this.#card, state: 'refused', words: told.words }
    if ('at' in told) this.#lookAgain(told.at)
    return false
  }

  async #edit(withFiles: boolean): Promise<Told> {
    const { facts, card, locale, loadFiles, wanted } = this.#changing
    const load = () => (wanted.files === '' ? [] : loadFiles())
    const files = withFiles ? await load() : null
    // Without a list of files those that it has stay.
    const named = files && { attachments: files.map((file, index) => ({ id: String(index), filename: file.name })) }
    const channelId = card.kind === 'forum' ? (card.threadId ?? card.messageId) : card.channelId
    return this.#broughtBack(card.threadId, () =>
      this.#ask({
        method: 'PATCH',
        route: `/channels/${channelId}/messages/${card.messageId}`,
        body: { ...drawCard(facts, locale), ...named },
        ...(files && files.length > 0 ? { files } : {}),
      }),
    )
  }

  async renameThread(): Promise<void> {
    const { facts, wanted } = this.#changing
    const { threadId } = this.#card
    if (!threadId || this.#has.name === wanted.name) return
    const told = await this.#broughtBack(threadId, () => this.#patch(threadId, { name: nameCard(facts) }))
    if (told.result === 'done') this.#has.name = wanted.name
    else this.#missed(told)
  }

  async archiveThread(): Promise<void> {
    const { wanted } = this.#changing
    const { threadId } = this.#card
    if (!threadId || this.#has.archived === wanted.archived) return
    const told = await this.#patch(threadId, { archived: wanted.archived === '1' })
    if (told.result === 'done') this.#has.archived = wanted.archived
    else this.#missed(told)
  }

  /** What is archived takes no change: it is brought back for it, and archived again. */
  async #broughtBack(threadId: string | null, act: () => Promise<Told>): Promise<Told> {
    const told = await act()
    if (told.result !== 'archived' || !threadId) return told
    const back = await this.#patch(threadId, { archived: false })
    if (back.result !== 'done') return back
    const again = await act()
    await this.#patch(threadId, { archived: true })
    return again
  }

  #missed(told: Told): void {
    // Of a message whose thread was deleted the next change begins another one; a post is its thread.
    if (told.result === 'gone') this.#card = { ...this.#card, threadId: null }
    else this.#putOff(told)
  }

  #putOff(told: Told, notBefore?: Date): void {
    if (told.result === 'refused') this.#words = told.words
    if ('at' in told) this.#lookAgain(told.result === 'refused' && notBefore ? notBefore : told.at)
  }

  #lookAgain(at: Date): void {
    if (!this.#at || at < this.#at) this.#at = at
  }

  #patch(threadId: string, body: object): Promise<Told> {
    return this.#ask({ method: 'PATCH', route: `/channels/${threadId}`, body }, 'thread')
  }

  #ask(call: Parameters<CardRequests['ask']>[1], about?: 'thread'): Promise<Told> {
    return this.#requests.ask(this.#changing.place, call, about)
  }
}
