import type {
  Channel,
  ChannelCapabilities,
  ChannelOperation,
  Outcome,
  Place,
  Recipient,
} from '../../core/delivery/channel.ts'
import type { Log } from '../../kernel/log.ts'
import { edit, remove } from './outbound/change.ts'
import { find } from './outbound/find.ts'
import { send } from './outbound/send.ts'
import type { Tools } from './outbound/tools.ts'
import { TypingSigns } from './outbound/typing.ts'

/** Discord's own limit for bots; it recognises a nonce for "the past few minutes", of which two are surely some. */
const CAPABILITIES: ChannelCapabilities = { textLimit: 2000, keyMinutes: 2 }
const FAULT_PAUSE_MS = 2000

export interface DiscordChannelOptions {
  /** What to work with; undefined while this process is not the application's gateway, or its token is refused. */
  tools: () => Tools | undefined
  /** Who belongs to which conversation, for signs of typing. */
  onRecipient: (to: Recipient) => void
  log: Log
  now: () => Date
}

/** The Channel port: reaches members on Discord. */
export class DiscordChannel implements Channel {
  readonly #options: DiscordChannelOptions
  readonly #typing = new TypingSigns()

  constructor(options: DiscordChannelOptions) {
    this.#options = options
  }

  capabilities(): ChannelCapabilities {
    return CAPABILITIES
  }

  async perform(operation: ChannelOperation, key: string): Promise<Outcome> {
    const tools = this.#options.tools()
    if (!tools) return { result: 'stopped' }
    this.#options.onRecipient(operation.to)
    try {
      return await this.#perform(tools, operation, key)
    } catch (error) {
      // Only our own database and files can throw here, each before anything is asked of Discord or after its answer; the
      // nonce makes the second try of what went out harmless.
      this.#options.log.error({ err: error, kind: operation.kind }, 'an operation for Discord failed on our side')
      const at = new Date(this.#options.now().getTime() + FAULT_PAUSE_MS)
      return { result: 'later', at, detail: 'A fault on our side.' }
    }
  }

  async find(to: Recipient, text: string, since: Date): Promise<{ externalId: string; place: Place } | null> {
    const tools = this.#options.tools()
    if (!tools) throw new Error('The connection to Discord is stopped.')
    return find(tools, to, text, since)
  }

  async #perform(tools: Tools, operation: ChannelOperation, key: string): Promise<Outcome> {
    switch (operation.kind) {
      case 'send': {
        const outcome = await send(tools, operation, key)
        if (outcome.result === 'done' && outcome.place?.id) this.#typing.ended(outcome.place.id)
        return outcome
      }
      case 'edit':
        return edit(tools, operation)
      case 'delete':
        return remove(tools, operation)
      case 'typing':
        await this.#typing.show(tools, operation.to)
        return { result: 'done', externalId: null, place: null }
    }
  }
}
