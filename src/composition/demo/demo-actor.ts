import { addNote } from '../../core/conversation/add-note.ts'
import { assignConversation } from '../../core/conversation/assign-conversation.ts'
import { editMessage } from '../../core/conversation/edit-message.ts'
import type { InboundChange, InboundMessage } from '../../core/conversation/inbound.ts'
import { readConversation } from '../../core/conversation/read-conversation.ts'
import { receiveChanges } from '../../core/conversation/receive.ts'
import { resolveConversation } from '../../core/conversation/resolve-conversation.ts'
import { sendReply } from '../../core/conversation/send-reply.ts'
import { takeConversation } from '../../core/conversation/take-conversation.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { DemoAgent, Step } from './content/steps.ts'
import type { DemoClock } from './demo-clock.ts'
import { makeFile } from './demo-files.ts'
import type { DemoMember, DemoPlace, PastMessage } from './demo-place.ts'
import type { Past } from './past.ts'
import type { PastGuild } from './past-guild.ts'

export interface Cast {
  kernel: Kernel
  clock: DemoClock
  workspace: number
  place: DemoPlace
  past: Past
  guild: PastGuild
  /** When the demo is filled, milliseconds since 1970. */
  today: number
  agents: Record<DemoAgent, string>
  /** Bytes of members' files, by the address that the copier asks for. */
  files: Map<string, Uint8Array>
}

/** The steps that an agent does. */
type ByAgent = Extract<Step, { by: DemoAgent }>

/** One member's side of the demo, and what agents do in their chats. Each step happens when the clock says. */
export class DemoActor {
  readonly #cast: Cast
  readonly #member: DemoMember
  #conversation: string | null = null
  /** Our id of what the member said last, for replies. */
  #last: string | null = null

  constructor(cast: Cast, member: DemoMember) {
    this.#cast = cast
    this.#member = member
  }

  async do(step: Step): Promise<void> {
    if ('by' in step) return this.#byAgent(step)
    if (step.does === 'shuts') return this.#cast.past.shut(this.#member.id)
    if (step.does === 'says') return this.#say(step)
    if (step.does === 'asks') return this.#ask(step.words)
    return this.#press(step)
  }

  async #byAgent(step: ByAgent): Promise<void> {
    const { kernel, workspace, agents } = this.#cast
    const conversation = this.#conversation
    if (conversation === null) throw new Error('nobody has written in this chat of the demo')
    const act = { workspace, conversation, agent: agents[step.by] }
    switch (step.does) {
      case 'takes':
        return takeConversation(kernel, act)
      case 'resolves':
        return resolveConversation(kernel, act)
      case 'gives':
        return assignConversation(kernel, { ...act, to: agents[step.to] })
      case 'notes':
        await addNote(kernel, { ...act, text: step.words, attachments: [] })
        return
      case 'replies':
        return this.#reply(act, step)
    }
  }

  async #reply(
    act: { workspace: number; conversation: string; agent: string },
    step: Extract<Step, { does: 'replies' }>,
  ): Promise<void> {
    const { kernel } = this.#cast
    const replyTo = step.answers ? this.#last : null
    const message = await sendReply(kernel, { ...act, text: step.words, attachments: [], replyTo })
    // Who answers has read what stands above.
    await readConversation(kernel, act)
    if (step.edited) {
      const { workspace, agent } = act
      await editMessage(kernel, { workspace, message, agent, text: step.edited })
    }
  }

  async #say(step: Extract<Step, { does: 'says' }>): Promise<void> {
    const { clock, past } = this.#cast
    const externalId = clock.snowflake()
    const file = step.file && makeFile(step.file)
    const kept: PastMessage = {
      id: externalId,
      by: 'member',
      edited: null,
      body: { content: step.words },
      files: file
        ? [{ name: file.name, type: file.mediaType, base64: Buffer.from(file.bytes).toString('base64') }]
        : [],
    }
    const said: InboundMessage = {
      ...this.#from(),
      change: 'message',
      externalId,
      kind: 'text',
      text: step.words,
      attachments: file ? [this.#declare(file, externalId)] : [],
      replyToExternalId: null,
    }
    await this.#receive(said)
    const chat = past.chatOf(this.#member.id)
    if (step.edited) {
      await this.#receive({ change: 'edit', externalId, text: step.edited, editedAt: clock.now() })
      kept.body.content = step.edited
      kept.edited = clock.now().getTime()
    }
    if (step.deleted) await this.#receive({ change: 'deletion', externalIds: [externalId], deletedAt: clock.now() })
    else chat.messages.push(kept)
    this.#last = step.deleted ? this.#last : await this.#idOf(externalId)
  }

  #declare(file: ReturnType<typeof makeFile>, message: string): InboundMessage['attachments'][number] {
    const { name, mediaType, bytes, width, height } = file
    const url = `demo:${message}`
    this.#cast.files.set(url, bytes)
    const source = {
      url,
      externalId: message,
      messageExternalId: message,
      channelId: this.#cast.past.chatOf(this.#member.id).channel,
    }
    return { name, mediaType, bytes: bytes.length, width, height, seconds: null, source }
  }

  #ask(question: string): Promise<void> {
    const { clock, place } = this.#cast
    const origin = place.channels.find(({ name }) => name === 'support') ?? place.channels[0] ?? null
    const { guild } = place
    return this.#receive({ ...this.#from(), change: 'help', externalId: clock.snowflake(), question, guild, origin })
  }

  #press({ act, value }: Extract<Step, { does: 'presses' }>): Promise<void> {
    const { clock, past } = this.#cast
    // A word on a rating is offered where the rating was given, by the connector.
    const offered = past.offered(this.#member.id, act === 'comment' ? 'rate' : act)
    const press = { act, value: value || offered.value, message: offered.message, origin: null }
    return this.#receive({ ...this.#from(), change: 'press', externalId: clock.snowflake(), ...press })
  }

  /** Who says it, where and when. */
  #from() {
    const { clock, past, place } = this.#cast
    const { id: address, username: handle, name, picture, locale, roles } = this.#member
    return {
      contact: { address, handle, name, picture, locale, roles },
      place: { kind: 'direct' as const, id: past.chatOf(address).channel },
      // The connector gives a direct message the only server that both are in.
      guild: place.guild,
      sentAt: clock.now(),
    }
  }

  async #receive(change: InboundChange): Promise<void> {
    const { kernel, workspace } = this.#cast
    const [received] = await receiveChanges(kernel, { workspace, channel: 'discord' }, [change])
    this.#conversation = received?.conversation ?? this.#conversation
  }

  async #idOf(externalId: string): Promise<string | null> {
    const { kernel, workspace } = this.#cast
    const [row] = await kernel.db.run<{ id: string }>(ID_OF, [workspace, `discord:${externalId}`])
    return row?.id ?? null
  }
}

const ID_OF = { name: 'demo_message_id', text: 'select id from message where workspace = $1 and key = $2' }

/** What does the work of the lanes while the demo is filled. */
interface Hands {
  start(): void | Promise<void>
  stop(): Promise<void>
}

/** Works off what is due now on a route: whoever is stopped finishes what it has claimed. */
export async function workOff(hands: Hands): Promise<void> {
  await hands.start()
  await hands.stop()
}
