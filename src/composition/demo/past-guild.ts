import type { Answer, Call } from '../../connectors/discord/rest/client.ts'
import type { DemoClock } from './demo-clock.ts'
import type { DemoPlace, PastMember, PastRoom } from './demo-place.ts'

type Body = Record<string, unknown>
type Act = (params: string[], body: Body) => unknown

/**
 * The server's channels while the demo is filled: what the connector's own workers ask of Discord there is done at once, at the time that
 * the clock says, and kept for the simulated Discord to show. Nothing leaves this process.
 */
export class PastGuild {
  readonly #clock: DemoClock
  readonly #place: DemoPlace
  readonly #rooms = new Map<string, PastRoom>()
  /** Who came meanwhile. */
  readonly members: PastMember[] = []
  readonly #acts: [pattern: RegExp, act: Act][]

  constructor(clock: DemoClock, place: DemoPlace) {
    this.#clock = clock
    this.#place = place
    this.#acts = [
      [/^GET \/channels\/(\d+)$/, ([id]) => ({ id, available_tags: this.#tagsOf(id ?? '') })],
      [/^GET \/channels\/(\d+)\/messages$/, () => []],
      [/^GET \/(?:guilds|channels)\/\d+\/threads\//, () => ({ threads: [] })],
      [/^POST \/channels\/(\d+)\/messages$/, ([channel], body) => this.#post(channel ?? '', body)],
      [
        /^PATCH \/channels\/(\d+)\/messages\/(\d+)$/,
        ([channel, id], body) => this.#edit(channel ?? '', id ?? '', body),
      ],
      [/^DELETE \/channels\/(\d+)\/messages\/(\d+)$/, ([channel, id]) => this.#forget(channel ?? '', id ?? '')],
      [
        /^POST \/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
        ([channel, id]) => this.#mark(channel ?? '', id ?? '', { published: true }),
      ],
      [
        /^PUT \/channels\/(\d+)\/messages\/pins\/(\d+)$/,
        ([channel, id]) => this.#mark(channel ?? '', id ?? '', { pinned: true }),
      ],
      [
        /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
        ([parent, id], body) => this.#begin(parent ?? '', id ?? '', body),
      ],
      [/^POST \/channels\/(\d+)\/threads$/, ([forum], body) => this.#postToForum(forum ?? '', body)],
      [/^PATCH \/channels\/(\d+)$/, ([thread], body) => this.#change(thread ?? '', body)],
    ]
  }

  /** Channels first, then what hangs under them. */
  get rooms(): PastRoom[] {
    return [...this.#rooms.values()].sort((a, b) => Number(a.thread !== undefined) - Number(b.thread !== undefined))
  }

  /** A member writes in a channel, thread or post. Answers the message's id. */
  say(channel: string, member: string, content: string): string {
    const message = { id: this.#clock.snowflake(), by: member, edited: null, body: { content }, files: [] }
    this.#room(channel).messages.push(message)
    return message.id
  }

  comes(member: PastMember): void {
    this.members.push(member)
  }

  async call({ method, route, body }: Call): Promise<Answer> {
    const asked = `${method} ${route}`
    for (const [pattern, act] of this.#acts) {
      const params = pattern.exec(asked)?.slice(1)
      if (params) return { ok: true, body: act(params, (body ?? {}) as Body) }
    }
    throw new Error(`the demo's server does not know ${asked.replace(/\d+/g, 'n')}`)
  }

  backOffMs(): number {
    return 0
  }

  /** Nobody refuses anything here. */
  facts() {
    return { waiting: 0, invalidRequests: 0, tokenRefused: false, stoppedUntil: 0 }
  }

  #tagsOf(forum: string): unknown[] {
    return this.#place.forums.find(({ id }) => id === forum)?.tags ?? []
  }

  #room(channel: string): PastRoom {
    const known = this.#rooms.get(channel)
    if (known) return known
    const room: PastRoom = { channel, messages: [] }
    this.#rooms.set(channel, room)
    return room
  }

  #post(channel: string, body: Body, id = this.#clock.snowflake()): Body {
    this.#room(channel).messages.push({ id, by: 'application', edited: null, body: shownOf(body), files: [] })
    return { id }
  }

  #edit(channel: string, id: string, body: Body): Body {
    const message = this.#room(channel).messages.find((each) => each.id === id)
    if (message) {
      message.body = { ...message.body, ...shownOf(body) }
      message.edited = this.#clock.now().getTime()
    }
    return { id }
  }

  #mark(channel: string, id: string, mark: { published: true } | { pinned: true }): Body {
    const message = this.#room(channel).messages.find((each) => each.id === id)
    if (message) Object.assign(message, mark)
    return { id }
  }

  #forget(channel: string, id: string): null {
    const room = this.#room(channel)
    room.messages = room.messages.filter((each) => each.id !== id)
    return null
  }

  #begin(parent: string, id: string, body: Body, tags: string[] = []): Body {
    this.#room(id).thread = { parent, name: String(body.name), tags, archived: false }
    return { id }
  }

  #postToForum(forum: string, body: Body): Body {
    const id = this.#clock.snowflake()
    this.#begin(forum, id, body, (body.applied_tags ?? []) as string[])
    return this.#post(id, body.message as Body, id)
  }

  #change(channel: string, { name, archived }: Body): Body {
    const { thread } = this.#room(channel)
    if (thread && typeof name === 'string') thread.name = name
    if (thread && typeof archived === 'boolean') thread.archived = archived
    return { id: channel }
  }
}

/** What of a request stands in the message. */
function shownOf({ content, embeds, components, allowed_mentions }: Body): PastRoom['messages'][number]['body'] {
  return {
    ...(typeof content === 'string' ? { content } : {}),
    ...(Array.isArray(embeds) ? { embeds } : {}),
    ...(Array.isArray(components) ? { components } : {}),
    ...(allowed_mentions === undefined ? {} : { allowed_mentions }),
  }
}
