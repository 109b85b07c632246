import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { Deed, DeedOutcome, LogLine, Moderator, Telling } from '../../../core/moderation/moderator.ts'
import { SILENT } from '../outbound/compose.ts'
import { openDirect } from '../outbound/direct.ts'
import { Code, isClosed, isCode, lacksPermission } from '../outbound/outcome.ts'
import { readPosted } from '../outbound/post.ts'
import { rowOf } from '../outbound/rows.ts'
import type { Tools } from '../outbound/tools.ts'
import type { Call } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import { safetyId } from '../safety/safety-id.ts'
import { type Bar, findBars, type Scene } from './find-bars.ts'
import type { ModLog } from './mod-log.ts'

const LOOK_AGAIN_MS = 2000
/** What a banned member wrote in the last hour goes with them (resources/guild, "Create Guild Ban": at most seven days). */
const BAN_DELETES_SECONDS = 3600
/** 28 days is the longest time-out (resources/guild, "Modify Guild Member"), by Discord's clock, which may be a little behind ours. */
const LONGEST_MS = 28 * 24 * 3_600_000 - 60_000

/** Does in Discord what moderators have decided. Everything live goes first but this is live itself: what stands there harms others. */
export class DiscordModerator implements Moderator {
  readonly #tools: Tools
  readonly #log: ModLog

  constructor(tools: Tools, log: ModLog) {
    this.#tools = tools
    this.#log = log
  }

  async perform(deed: Deed): Promise<DeedOutcome> {
    const call = callOf(deed, this.#tools.now())
    if (!call) return { result: 'done' }
    const answer = await this.#tools.rest.call({ ...call, reason: deed.reason })
    return answer.ok ? { result: 'done' } : this.#failed(deed, answer.failure)
  }

  async foresee(deed: Deed): Promise<string | null> {
    const bar = await this.#bar(deed)
    return bar ? wordsOf(bar) : null
  }

  async tell({ address, key, text, appeal }: Telling): Promise<'told' | 'unreachable' | Date> {
    const { members, rest } = this.#tools
    const known = await members.get(address)
    if (known.refused) return 'unreachable'
    const opened = known.directChannelId
      ? { ok: true as const, id: known.directChannelId }
      : await openDirect(this.#tools, address)
    if (!opened.ok) return this.#untold(opened.failure)
    const button = { label: appeal, custom_id: safetyId('appeal') }
    const posted = readPosted(
      await rest.call({
        method: 'POST',
        route: `/channels/${opened.id}/messages`,
        body: {
          ...{ content: text, allowed_mentions: SILENT, nonce: key, enforce_nonce: true },
          components: [rowOf([{ type: ComponentType.Button, style: ButtonStyle.Secondary, ...button }])],
        },
        urgency: 'bulk',
      }),
    )
    return posted.ok ? 'told' : this.#untold(posted.failure)
  }

  log(lines: readonly LogLine[], locale: string): Promise<Date | null> {
    return this.#log.write(lines, locale)
  }

  async #failed(deed: Deed, failure: Failure): Promise<DeedOutcome> {
    const later = this.#later(failure)
    if (later) return { result: 'later', at: later }
    // What is gone is as good as deleted, and who has left is timed out of nothing.
    if (deed.kind === 'delete_message' && isCode(failure, Code.unknownMessage, Code.unknownChannel)) {
      return { result: 'done' }
    }
    const bar = await this.#bar(deed)
    if (bar) return { result: 'failed', words: wordsOf(bar) }
    const detail = failure.detail
    const refused = lacksPermission(failure) ? 'the bot may not do that there' : detail
    return { result: 'failed', words: `Discord refused it: ${refused}` }
  }

  async #bar(deed: Deed): Promise<Bar | undefined> {
    const { rest, account } = this.#tools
    const bars = await findBars(rest, account, sceneOf(deed))
    return bars?.find(({ act }) => act === deed.kind)
  }

  #untold(failure: Failure): 'unreachable' | Date {
    const later = isClosed(failure) ? null : this.#later(failure)
    return later ?? 'unreachable'
  }

  /** When to try again what may not have been done; null where trying again does not help. */
  #later(failure: Failure): Date | null {
    const { now, rest } = this.#tools
    const after = (ms: number): Date => new Date(now().getTime() + ms)
    if (failure.kind === 'limited') return after(failure.ms)
    if (failure.kind === 'unsent') return after(rest.backOffMs())
    return failure.kind === 'refused' ? null : after(LOOK_AGAIN_MS)
  }
}

const wordsOf = ({ words, invite }: Bar): string => (invite ? `${words} ${invite}` : words)

const sceneOf = (deed: Deed): Scene => ({
  guild: deed.guild,
  channel: deed.kind === 'delete_message' ? deed.channel : null,
  member: deed.kind === 'delete_message' ? null : deed.member,
})

/** The request that does it; null where there is nothing left to do. */
function callOf(deed: Deed, now: Date): Pick<Call, 'method' | 'route' | 'body'> | null {
  if (deed.kind === 'delete_message') {
    return { method: 'DELETE', route: `/channels/${deed.channel}/messages/${deed.message}` }
  }
  const { guild, member } = deed
  if (deed.kind === 'ban') {
    const body = { delete_message_seconds: BAN_DELETES_SECONDS }
    return { method: 'PUT', route: `/guilds/${guild}/bans/${member}`, body }
  }
  // It waited for longer than it was to last.
  if (deed.kind === 'time_out' && deed.until <= now) return null
  const until =
    deed.kind === 'time_out' ? new Date(Math.min(deed.until.getTime(), now.getTime() + LONGEST_MS)).toISOString() : null
  return { method: 'PATCH', route: `/guilds/${guild}/members/${member}`, body: { communication_disabled_until: until } }
}
