import type { RawFile } from '@discordjs/rest'
import {
  type APIEmbed,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
} from 'discord-api-types/v10'
import type { Log } from '../../../kernel/log.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import { SILENT } from '../outbound/compose.ts'
import { Code, isCode } from '../outbound/outcome.ts'
import type { Row } from '../outbound/rows.ts'
import type { Call, DiscordRest } from '../rest/client.ts'

/** Discord waits three seconds for the first answer; half of that is left for the way. */
const DEFER_AFTER_MS = 1500

export interface AnswerOptions {
  rest: DiscordRest
  applicationId: string
  log: Log
  /** What to say when the first answer is due and nothing is decided; null says only that we are at it. */
  whenLate: () => string | null
  /** A button was pressed: its message is what changes, so being at it is not shown by a note of its own. */
  pressed: boolean
}

/** What is said to the member, and what they can press below it; without rows what stands there keeps them. */
export interface Said {
  content: string
  components?: Row[]
  embeds?: APIEmbed[]
  files?: RawFile[]
  /** Everybody in the channel reads it. */
  everybody?: boolean
}

/** What the first answer was: words, a note that we are at it, or nothing that can be seen. */
type Begun = 'words' | 'thinking' | 'silent'

/**
 * The one answer to an interaction, which only the member sees. The first words may come late: then "is thinking" is shown in
 * time, and the words take its place; after a press nothing is shown, and the message changes later.
 */
export class InteractionAnswer {
  readonly #asking: Asking
  readonly #options: AnswerOptions
  readonly #timer: NodeJS.Timeout
  readonly #first = Promise.withResolvers<void>()
  #chain: Promise<void> = Promise.resolve()
  #begun: Begun | null = null

  constructor(asking: Asking, options: AnswerOptions) {
    this.#asking = asking
    this.#options = options
    this.#timer = setTimeout(() => this.#late(), DEFER_AFTER_MS)
  }

  /** Resolves when the first answer is given or refused: from then on follow-ups are taken. */
  get first(): Promise<void> {
    return this.#first.promise
  }

  /** Words that only the member sees. */
  say(said: string | Said): Promise<void> {
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => this.#say(typeof said === 'string' ? { content: said } : said))
    return this.#chain
  }

  /** The note from which it was pressed says this from now on; where there is none, a note of its own. */
  replace(said: Said): Promise<void> {
    if (!this.#asking.note) return this.say(said)
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => {
      const { data, files } = dataOf(said)
      if (this.#begun === null)
        return this.#begin('silent', { type: InteractionResponseType.UpdateMessage, data }, files)
      return this.#begun === 'silent' ? this.#original(data, files) : this.#say(said)
    })
    return this.#chain
  }

  /** It is answered elsewhere: nothing is said from here any more. */
  leave(): void {
    clearTimeout(this.#timer)
  }

  /** Words that only the member sees, unless "is thinking" stands there: the note that was sent meanwhile has taken its place, and must keep it. */
  sayBeside(content: string): Promise<void> {
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => (this.#begun === 'thinking' ? undefined : this.#say({ content })))
    return this.#chain
  }

  /**
   * New buttons for the pressed message, null to leave it as it is; `instead` is said where it can be reached no more, because
   * words were the first answer.
   */
  show(components: Row[] | null, instead: string): Promise<void> {
    clearTimeout(this.#timer)
    this.#chain = this.#chain.then(() => {
      if (this.#begun === null) return this.#begin('silent', updating(components))
      if (this.#begun !== 'silent') return this.#say({ content: instead })
      return components ? this.#original({ components }) : undefined
    })
    return this.#chain
  }

  async #say(said: Said): Promise<void> {
    const { data, files } = dataOf(said)
    const flags = said.everybody ? {} : { flags: MessageFlags.Ephemeral }
    const type = InteractionResponseType.ChannelMessageWithSource
    if (this.#begun === null) return this.#begin('words', { type, data: { ...data, ...flags } }, files)
    // After a silent answer the original is the pressed message itself, so the words are a note of their own.
    if (this.#begun === 'silent') return this.#note({ ...data, ...flags }, files)
    if (!said.everybody) return this.#original(data, files)
    // What began as a note stays one, and so does the first follow-up to "is thinking": all others read another message.
    await this.#original({ content: text(this.#asking.locale, 'askShownBelow') })
    await this.#note(data, files)
  }

  #late(): void {
    const words = this.#options.whenLate()
    if (words !== null) {
      void this.say(words)
      return
    }
    this.#chain = this.#chain.then(() =>
      this.#options.pressed
        ? this.#begin('silent', { type: InteractionResponseType.DeferredMessageUpdate })
        : this.#begin('thinking', {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: MessageFlags.Ephemeral },
          }),
    )
  }

  async #begin(begun: Begun, body: RESTPostAPIInteractionCallbackJSONBody, files: RawFile[] = []): Promise<void> {
    this.#begun = begun
    await answerFirst(this.#options, this.#asking, body, files)
    this.#first.resolve()
  }

  #original(body: object, files: RawFile[] = []): Promise<void> {
    return this.#follow({ method: 'PATCH', body, files }, '/messages/@original')
  }

  #note(body: object, files: RawFile[] = []): Promise<void> {
    return this.#follow({ method: 'POST', body, files }, '')
  }

  async #follow(act: Pick<Call, 'method' | 'body' | 'files'>, rest: string): Promise<void> {
    const route: Call['route'] = `/webhooks/${this.#options.applicationId}/${this.#asking.token}${rest}`
    const answer = await this.#options.rest.call({ ...act, route, ours: false })
    if (!answer.ok) this.#options.log.info({ failure: answer.failure }, 'an interaction could not be answered further')
  }
}

/** What is sent of it; nobody is ever called by it. */
function dataOf({ files = [], everybody: _everybody, ...said }: Said) {
  return { data: { ...said, allowed_mentions: SILENT }, files }
}

function updating(components: Row[] | null): RESTPostAPIInteractionCallbackJSONBody {
  if (!components) return { type: InteractionResponseType.DeferredMessageUpdate }
  return { type: InteractionResponseType.UpdateMessage, data: { components } }
}

/** The first answer to an interaction. A dead token is no fault: what was asked for is honoured by a message. */
export async function answerFirst(
  { rest, log }: Pick<AnswerOptions, 'rest' | 'log'>,
  asking: Asking,
  body: RESTPostAPIInteractionCallbackJSONBody,
  files: RawFile[] = [],
): Promise<void> {
  const route = `/interactions/${asking.id}/${asking.token}/callback` as const
  const answer = await rest.call({ method: 'POST', route, body, files, ours: false })
  if (answer.ok || isCode(answer.failure, Code.unknownInteraction, Code.alreadyAcknowledged)) return
  log.warn({ failure: answer.failure }, 'an interaction could not be answered')
}
