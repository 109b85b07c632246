import {
  type APIApplicationCommandOptionChoice,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackJSONBody,
} from 'discord-api-types/v10'
import type { InboundReportChange } from '../../../core/case/inbound-report.ts'
import type { InboundChange, InboundPress, Received } from '../../../core/conversation/inbound.ts'
import type { Place } from '../../../core/delivery/channel.ts'
import type { Log } from '../../../kernel/log.ts'
import { text } from '../../../texts/format.ts'
import type { Asking, AtOnce } from '../inbound/view.ts'
import type { DiscordInward } from '../inward.ts'
import type { Members } from '../members.ts'
import { Recent } from '../recent.ts'
import { answerReport } from '../reports/answer-report.ts'
import { detailForm } from '../reports/detail-form.ts'
import { manageForm } from '../reports/manage-form.ts'
import { messageForm } from '../reports/message-form.ts'
import { reportForm } from '../reports/report-form.ts'
import type { Targets } from '../reports/targets.ts'
import type { DiscordRest } from '../rest/client.ts'
import { refusedSaid } from '../safety/refused-said.ts'
import { safetyForm } from '../safety/safety-form.ts'
import type { Threads } from '../threads.ts'
import { type AnswerOptions, answerFirst, InteractionAnswer } from './answer.ts'
import { askForm } from './ask-form.ts'
import { commentForm } from './comment-form.ts'
import { markPressed } from './mark-pressed.ts'
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
  /** Opens the direct message with a member where none is open; what cannot be opened now is no fault of theirs. */
  openDirect: (userId: string) => Promise<void>
  /** Messages about which staff have a form open. */
  targets: Targets
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

  /** What needs nothing stored: a form, which must be the first answer, or a sentence. */
  answer(asking: Asking, answer: AtOnce): void {
    if ('form' in answer && answer.form === 'message') this.#options.targets.keep(answer.target)
    void answerFirst(this.#options, asking, atOnce(asking.locale, answer))
  }

  /** A command, press or form has come; the answer follows once it is committed. */
  begin(asking: Asking, change: InboundChange): (received: Received) => void {
    const { log, failing } = this.#options
    const late = lateWords(change)
    const answer = this.open(asking, {
      whenLate: () => (failing() ? text(asking.locale, late) : null),
      pressed: isPress(change, asking),
    })
    return (received) => {
      this.#settle(answer, asking, change, received).catch((error: unknown) =>
        log.error({ err: error }, 'an interaction could not be answered'),
      )
    }
  }

  /** The answer to an interaction that is decided elsewhere. */
  open(asking: Asking, late: Pick<AnswerOptions, 'whenLate' | 'pressed'>): InteractionAnswer {
    const { rest, applicationId, log } = this.#options
    const answer = new InteractionAnswer(asking, { rest, applicationId, log, ...late })
    this.#open.set(asking.token, answer.first)
    return answer
  }

  /** What the words so far may mean, where an option is typed into: at most 25. */
  suggest(asking: Asking, choices: APIApplicationCommandOptionChoice[]): Promise<void> {
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult
    return answerFirst(this.#options, asking, { type, data: { choices } })
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

  async #settle(answer: InteractionAnswer, asking: Asking, change: InboundChange, received: Received): Promise<void> {
    if (received.refused) return answer.say(refusedSaid(received.refused, asking.locale))
    if (isReport(change)) {
      if (received.report?.kind === 'direct') await this.#options.openDirect(asking.userId)
      return settleReport(answer, asking, change, received)
    }
    if (change.change === 'press') return this.#settlePress(answer, asking, change, received)
    if (change.change !== 'help') return answer.say(sentWords(asking, change))
    const place = await this.#helpPlace(asking, received)
    const words = await this.#helpWords(asking, place)
    // A note that only the member sees is this command's own answer.
    await (place?.kind === 'ephemeral' ? answer.sayBeside(words) : answer.say(words))
  }

  #settlePress(answer: InteractionAnswer, asking: Asking, press: InboundPress, received: Received): Promise<void> {
    const { locale } = asking
    if (received.outcome === 'stale') {
      return answer.say(text(locale, received.stale === 'with_agent' ? 'pressWithAgent' : 'pressOver'))
    }
    if (received.outcome === 'ignored') return answer.say(text(locale, 'pressUnknown'))
    if (press.act === 'comment') return answer.say(text(locale, 'commentThanks'))
    const rows = asking.shown && markPressed(asking.shown, press, locale)
    return answer.show(rows, text(locale, 'pressArrived'))
  }

  #helpPlace(asking: Asking, { greeting }: Received): Promise<Place | null> {
    return greeting ? this.#options.inward.awaitDelivery(greeting, GREETING_MS) : this.#lastPlace(asking)
  }

  async #helpWords(asking: Asking, place: Place | null): Promise<string> {
    const { locale } = asking
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

/** Whether a note of ours was pressed, or a message of ours in the member's chat: it is what changes, and not words beside it. */
const isPress = (change: InboundChange, { note }: Asking): boolean =>
  change.change === 'case_press' ? note : change.change === 'press' && change.act !== 'comment'

const isReport = (change: InboundChange): change is InboundReportChange =>
  change.change === 'report' || change.change === 'case_press' || change.change === 'case_detail'

async function settleReport(
  answer: InteractionAnswer,
  asking: Asking,
  change: InboundReportChange,
  { report }: Received,
): Promise<void> {
  if (!report) return answer.say(text(asking.locale, 'caseGone'))
  const reply = answerReport(asking, change, report)
  if (reply.how === 'show') return answer.show(reply.rows, reply.instead)
  await (reply.how === 'replace' ? answer.replace(reply.said) : answer.say(reply.said))
}

function lateWords(change: InboundChange) {
  if (change.change === 'help') return 'helpTryAgain'
  if (change.change === 'report') return 'reportTryAgain'
  if (isReport(change)) return 'caseTryAgain'
  return change.change === 'press' ? 'pressTryAgain' : 'replyTryAgain'
}

function atOnce(locale: string, answer: AtOnce): RESTPostAPIInteractionCallbackJSONBody {
  if ('say' in answer) return quietly(text(locale, answer.say))
  switch (answer.form) {
    case 'reply':
      return replyForm(locale)
    case 'ask':
      return askForm(locale)
    case 'comment':
      return commentForm(answer.message, locale)
    case 'report':
      return reportForm(answer.type, answer.severity, locale)
    case 'details':
      return detailForm(answer.case, locale)
    case 'manage':
      return manageForm(answer.act, answer.case, locale)
    case 'message':
      return messageForm(answer.target, locale)
    case 'safety':
      return safetyForm(answer.act, locale)
  }
}

function sentWords(asking: Asking, change: InboundChange): string {
  if (change.change !== 'message') return ''
  const shown = change.text.length > SHOWN ? `${change.text.slice(0, SHOWN).trimEnd()}…` : change.text
  return text(asking.locale, 'replySent', { text: shown, files: change.attachments.length })
}
