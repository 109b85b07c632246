import type { LogLine } from '../../../core/moderation/moderator.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Fields, textOf } from '../shapes.ts'
import { bodyOf, keyOf, openButton } from '../staff/line.ts'
import type { StaffChannel } from '../staff/staff-channel.ts'
import { ModLines } from './mod-lines.ts'

/** A mod-log that is chosen later does not hear of all that happened before. */
const NEWS_MS = 60 * 60_000

export interface ModLogOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
  channel: StaffChannel
}

/** Writes what moderators are to know into their channel, one line each, never twice; into the staff channel where they have none. */
export class ModLog {
  readonly #options: ModLogOptions
  readonly #lines: ModLines

  constructor(options: ModLogOptions) {
    this.#options = options
    this.#lines = new ModLines(options.kernel.db, options.workspace)
  }

  /** What keeps lines from being written until a person acts; null when all is well. */
  get trouble(): string | null {
    return this.#options.channel.trouble
  }

  /** Writes those of the lines that do not stand there yet, in their order. Answers when to try again, if it is to be. */
  async write(lines: readonly LogLine[], locale: string): Promise<Date | null> {
    const { kernel, workspace, channel } = this.#options
    const { modLogChannel, staffChannel } = await readSettings(kernel.db, workspace)
    const chosen = (modLogChannel ?? staffChannel)?.id ?? null
    channel.chosen(chosen)
    const stored = await this.#lines.read(lines.map(({ id }) => id))
    for (const line of lines) {
      const begun = stored.get(line.id)
      if (begun?.messageId || (!begun && !this.#isNews(line))) continue
      const channelId = begun?.channelId ?? chosen
      if (!channelId) continue
      const later = await this.#post(line, channelId, begun?.begunAt ?? null, locale)
      if (later) return later
    }
    return null
  }

  async #post(line: LogLine, channelId: string, begun: Date | null, locale: string): Promise<Date | null> {
    const { kernel, channel, publicUrl } = this.#options
    const begunAt = begun ?? (await this.#lines.begin(line.id, channelId, kernel.clock.now())).begunAt
    const told = await channel.post(channelId, {
      ...{ key: keyOf(line.id, 1), begunAt },
      draw: () => bodyOf(line.text, openButton({ locale, publicUrl, linked: channel.linked }, line.path)),
      isIt: (message: Fields) => textOf(message, 'content') === line.text,
    })
    if (told.result === 'later') return told.at
    if (told.result === 'done') await this.#lines.posted(line.id, told.id)
    return null
  }

  #isNews({ at }: LogLine): boolean {
    return at.getTime() > this.#options.kernel.clock.now().getTime() - NEWS_MS
  }
}
