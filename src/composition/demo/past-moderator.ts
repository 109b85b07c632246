import type { Deed, DeedOutcome, LogLine, Moderator } from '../../core/moderation/moderator.ts'
import type { PastGuild } from './past-guild.ts'

/** Does what moderators decide while the demo is filled: in the server of that time, where who is banned was never met since. */
export class PastModerator implements Moderator {
  readonly #guild: PastGuild
  readonly #modLog: string | null
  readonly #written = new Set<string>()

  /** @param modLog the channel for their lines; null where the server has none any more */
  constructor(guild: PastGuild, modLog: string | null) {
    this.#guild = guild
    this.#modLog = modLog
  }

  async perform(deed: Deed): Promise<DeedOutcome> {
    if (deed.kind === 'delete_message') {
      await this.#guild.call({ method: 'DELETE', route: `/channels/${deed.channel}/messages/${deed.message}` })
    }
    return { result: 'done' }
  }

  /** Nothing barred them then. */
  async foresee(): Promise<null> {
    return null
  }

  /** Whoever was banned shares no server with us. */
  async tell(): Promise<'unreachable'> {
    return 'unreachable'
  }

  async log(lines: readonly LogLine[]): Promise<null> {
    for (const { id, text: content } of lines) {
      if (this.#modLog === null || this.#written.has(id)) continue
      this.#written.add(id)
      await this.#guild.call({ method: 'POST', route: `/channels/${this.#modLog}/messages`, body: { content } })
    }
    return null
  }
}
