import type { InboundChange, Received } from '../../../core/conversation/inbound.ts'
import type { Place } from '../../../core/delivery/channel.ts'
import type { Log } from '../../../kernel/log.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import type { DiscordInward } from '../inward.ts'
import type { Members } from '../members.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import type { Threads } from '../threads.ts'
import { answerFirst, InteractionAnswer } from './answer.ts'
import { quietly, replyForm } from './reply-form.ts'

/** The greeting of a request is waited for this long; the member sees "is thinking" meanwhile. */
const GREETING_MS = 30_000
/** A follow-up waits no longer for the first answer than Discord does. */
const FIRST_ANSWER_MS = 3000
const SHOWN = 1500

export interface InteractionsOptions {
  rest: DiscordRest
  applicationId: string
  log: Log
  inward: Pick<DiscordInward, 'awaitDelivery'>
  members: Members
  threads: Threads
  /** Whether the database takes no changes now. */
  failing: () => boolean
}

/** Answers what members ask by command, button and form. */
export class Interactions {
  readonly #options: InteractionsOptions
  readonly #open = new Recent<Promise<void>>(1000)

  constructor(options: InteractionsOptions) {
    this.#options = options
  }

  /** The Reply button: the form must be the first answer, so it is shown at once and nothing is asked before. */
  press(asking: Asking, own: boolean): void {
    void answerFirst(
      this.#options,
      asking,
      own ? replyForm(asking.locale) : quietly(text(asking.locale, 'replyNotYours')),
    )
  }

  /** The form came back empty. */
  blank(asking: Asking): void {
    void answerFirst(this.#options, asking, quietly(text(asking.locale, 'replyEmpty')))
  }

  /** A command or form has come; the answer follows once it is committed. */
  begin(asking: Asking, change: InboundChange): (received: Received) => void {
    const { rest, applicationId, log, failing } = this.#options
    const late = change.change === 'help' ? 'helpTryAgain' : 'replyTryAgain'
    const whenLate = (): string | null => (failing() ? text(asking.locale, late) : null)
    const answer = new InteractionAnswer(asking, { rest, applicationId, log, whenLate })
    this.#open.set(asking.token, answer.first)
    return (received) => {
      const words = change.change === 'help' ? this.#helpWords(asking, received) : sentWords(asking, change)
      Promise.resolve(words)
        .then((content) => answer.say(content))
        .catch((error: unknown) => log.error({ err: error }, 'an interaction could not be answered'))
    }
  }

  /** Resolves when the interaction of that token takes follow-ups: at once for those that this process has not seen. */
  async answered(token: string): Promise<void> {
    const first = this.#open.get(token)
    if (!first) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, FIRST_ANSWER_MS)
    await Promise.race([first, promise])
    clearTimeout(timer)
  }

  async #helpWords(asking: Asking, { greeting }: Received): Promise<string> {
    const { locale } = asking
    const place = greeting
      ? await this.#options.inward.awaitDelivery(greeting, GREETING_MS)
      : await this.#lastPlace(asking)
    if (!place) {
      const { refused } = await this.#options.members.get(asking.userId)
      return text(locale, refused ? 'helpCannotReach' : 'helpIsStored')
    }
    if (asking.direct || place.id === null) return text(locale, 'helpGoesOnHere')
    if (place.kind === 'direct')
      return text(locale, 'helpGoesOnDirect', { link: `https://discord.com/channels/@me/${place.id}` })
    const guildId = this.#options.threads.get(place.id)?.guildId ?? '@me'
    return text(locale, 'helpGoesOnInThread', { link: `https://discord.com/channels/${guildId}/${place.id}` })
  }

  /** No greeting was due: where the conversation goes on already. */
  async #lastPlace(asking: Asking): Promise<Place | null> {
    const { directChannelId, refused } = await this.#options.members.get(asking.userId)
    return directChannelId && !refused ? { kind: 'direct', id: directChannelId } : null
  }
}

function sentWords(asking: Asking, change: InboundChange): string {
  if (change.change !== 'message') return ''
  const shown = change.text.length > SHOWN ? `${change.text.slice(0, SHOWN).trimEnd()}…` : change.text
  return text(asking.locale, 'replySent', { text: shown, files: change.attachments.length })
}
