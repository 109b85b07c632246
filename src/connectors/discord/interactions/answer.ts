import {
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
} from 'discord-api-types/v10'
import type { Log } from '../../../kernel/log.ts'
import type { Asking } from '../inbound/view.ts'
import { SILENT } from '../outbound/compose.ts'
import { Code, isCode } from '../outbound/outcome.ts'
import type { DiscordRest } from '../rest/client.ts'

/** Discord waits three seconds for the first answer; half of that is left for the way. */
const DEFER_AFTER_MS = 1500

export interface AnswerOptions {
  rest: DiscordRest
  applicationId: string
  log: Log
  /** What to say when the first answer is due and nothing is decided; null says only that we are at it. */
  whenLate: () => string | null
}

/**
 * The one answer to an interaction, which only the member sees. The first words may come late: then "is thinking" is shown in
 * time, and the words take its place.
 */
export class InteractionAnswer {
  readonly #asking: Asking
  readonly #options: AnswerOptions
  readonly #timer: NodeJS.Timeout
  readonly #first = Promise.withResolvers<void>()
  #chain: Promise<void> = Promise.resolve()
  #begun = false

  constructor(asking: Asking, options: AnswerOptions) {
    this.#asking = asking
    this.#options = options
    this.#timer = setTimeout(() => this.#late(), DEFER_AFTER_MS)
  }

  /** Resolves when the first answer is given or refused: from then on follow-ups are taken. */
  get first(): Promise<void> {
    return this.#first.promise
  }

  say(content: string): Promise<void> {
    clearTimeout(this.#timer)
    const data = { content, allowed_mentions: SILENT, flags: MessageFlags.Ephemeral }
    this.#chain = this.#chain.then(() =>
      this.#begun
        ? this.#replace(content)
        : this.#begin({ type: InteractionResponseType.ChannelMessageWithSource, data }),
    )
    return this.#chain
  }

  #late(): void {
    const words = this.#options.whenLate()
    if (words !== null) {
      void this.say(words)
      return
    }
    const type = InteractionResponseType.DeferredChannelMessageWithSource
    this.#chain = this.#chain.then(() => this.#begin({ type, data: { flags: MessageFlags.Ephemeral } }))
  }

  async #begin(body: RESTPostAPIInteractionCallbackJSONBody): Promise<void> {
    this.#begun = true
    await answerFirst(this.#options, this.#asking, body)
    this.#first.resolve()
  }

  async #replace(content: string): Promise<void> {
    const { rest, applicationId, log } = this.#options
    const answer = await rest.call({
      method: 'PATCH',
      route: `/webhooks/${applicationId}/${this.#asking.token}/messages/@original`,
      body: { content, allowed_mentions: SILENT },
      ours: false,
    })
    if (!answer.ok) log.info({ failure: answer.failure }, 'the answer to an interaction could not be replaced')
  }
}

/** The first answer to an interaction. A dead token is no fault: what was asked for is honoured by a message. */
export async function answerFirst(
  { rest, log }: Pick<AnswerOptions, 'rest' | 'log'>,
  asking: Asking,
  body: RESTPostAPIInteractionCallbackJSONBody,
): Promise<void> {
  const route = `/interactions/${asking.id}/${asking.token}/callback` as const
  const answer = await rest.call({ method: 'POST', route, body, ours: false })
  if (answer.ok || isCode(answer.failure, Code.unknownInteraction, Code.alreadyAcknowledged)) return
  log.warn({ failure: answer.failure }, 'an interaction could not be answered')
}
