import { officialMark } from '../../../core/workspace/official-mark.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { escapeMarkdown } from '../../../protocol/escape.ts'
import { text } from '../../../texts/format.ts'
import type { Hearer } from '../gateway/hearer.ts'
import { readPosted } from '../outbound/post.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import { type Fields, fieldsOf, idOf, isFields, numberOf } from '../shapes.ts'

/** Discord's own line about somebody who has joined (resources/message, "Message Types"): it needs no privileged intent. */
const JOINED = 7
/** One message greets all who come within so long. */
const ONE_MESSAGE_MS = 60_000
const EDIT_EVERY_MS = 3000
const NAMED = 30
const REMEMBERED = 1000

export interface WelcomeOptions {
  kernel: Kernel
  workspace: number
  rest: DiscordRest
}

interface Greeting {
  channelId: string
  messageId: string
  begun: number
  names: string[]
}

/** Greets those who join with who is staff and what nobody of them ever asks for. One who is greeted late is not greeted twice. */
export class Welcome implements Hearer {
  readonly #options: WelcomeOptions
  readonly #greeted = new Recent<true>(REMEMBERED)
  #waiting: { guild: string; user: string }[] = []
  #greeting: Greeting | null = null
  #working: Promise<void> | undefined
  #stopped = false
  #wake: (() => void) | undefined

  constructor(options: WelcomeOptions) {
    this.#options = options
  }

  hear(type: string, data: unknown): void {
    const joined = isFields(data) ? joinedIn(type, data) : null
    if (!joined || this.#stopped) return
    // Discord tells of one who joins up to twice: by its line, and by the event for those who may hear it.
    const key = `${joined.guild}:${joined.user}:${Math.floor(this.#now() / ONE_MESSAGE_MS)}`
    if (this.#greeted.get(key)) return
    this.#greeted.set(key, true)
    this.#waiting.push(joined)
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake?.()
    await this.#working
  }

  async #work(): Promise<void> {
    const { kernel, workspace } = this.#options
    try {
      while (this.#waiting.length > 0 && !this.#stopped) {
        const joined = this.#waiting
        this.#waiting = []
        const settings = await readSettings(kernel.db, workspace)
        const { welcomeChannel, safety } = settings
        if (!welcomeChannel || !safety.tellOnJoin) continue
        const names = joined.filter(({ guild }) => guild === welcomeChannel.guild).map(({ user }) => user)
        if (names.length > 0) await this.#greet(welcomeChannel, names, settings)
        await this.#pause(EDIT_EVERY_MS)
      }
    } catch (error) {
      kernel.log.warn({ err: error }, 'those who joined could not be greeted')
    }
  }

  async #greet(
    { id: channelId, guild }: { id: string; guild: string },
    names: string[],
    { name, locale }: { name: string; locale: string },
  ): Promise<void> {
    const { rest, kernel } = this.#options
    const now = this.#now()
    const open = this.#greeting
    const goesOn = open && open.channelId === channelId && now - open.begun < ONE_MESSAGE_MS
    const all = goesOn ? [...open.names, ...names] : names
    const body = bodyOf(all, { name, locale })
    const route = `/channels/${channelId}/messages` as const
    const answer = await (goesOn
      ? rest.call({ method: 'PATCH', route: `${route}/${open.messageId}`, body, urgency: 'bulk' })
      : rest.call({ method: 'POST', route, body, urgency: 'bulk' }))
    const posted = readPosted(answer)
    if (posted.ok) this.#greeting = { channelId, messageId: posted.id, begun: goesOn ? open.begun : now, names: all }
    else if (posted.failure.kind === 'limited') {
      this.#waiting.unshift(...names.map((user) => ({ guild, user })))
      await this.#pause(posted.failure.ms)
    } else {
      // What stood there may have been deleted: the next one begins anew.
      this.#greeting = null
      kernel.log.warn({ failure: posted.failure }, 'those who joined could not be greeted')
    }
  }

  /** Many may come behind the first: they are named by one change of its message. */
  async #pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    this.#wake = resolve
    await promise
    clearTimeout(timer)
  }

  #now(): number {
    return this.#options.kernel.clock.now().getTime()
  }
}

function joinedIn(type: string, data: Fields): { guild: string; user: string } | null {
  const user = type === 'MESSAGE_CREATE' && numberOf(data, 'type') === JOINED ? fieldsOf(data, 'author') : null
  const who = type === 'GUILD_MEMBER_ADD' ? fieldsOf(data, 'user') : user
  const guild = idOf(data, 'guild_id')
  const id = who && who.bot !== true ? idOf(who, 'id') : null
  return guild && id ? { guild, user: id } : null
}

function bodyOf(names: readonly string[], { name, locale }: { name: string; locale: string }) {
  const named = names.slice(0, NAMED)
  const more = names.length - named.length
  const mentions = named.map((id) => `<@${id}>`)
  if (more > 0) mentions.push(text(locale, 'welcomeMore', { count: more }))
  const words = text(locale, 'welcomeJoined', {
    brand: escapeMarkdown(name),
    count: names.length,
    names: mentions.join(', '),
  })
  return { content: `${words}\n${officialMark({ name, locale })}`, allowed_mentions: { users: named } }
}
