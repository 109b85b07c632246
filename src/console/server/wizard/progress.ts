import type { DiscordView } from '../../../protocol/discord.ts'
import type { ServerView } from '../../../protocol/server.ts'
import type { WizardSearch } from '../search.ts'

export const STEPS = ['connect', 'add', 'choose', 'build', 'ask'] as const
export type StepName = (typeof STEPS)[number]

export interface Progress {
  /** The first step that is not done: up to it one may go back and forth. From 1. */
  reached: number
  /** The one that is shown. */
  shown: StepName
  guild: { id: string; name: string; missing: string[] } | null
  /** Since when the first message is waited for; null while it is not. */
  since: string | null
}

/** How far it is, told by what is true at Discord and in the address: a reload goes on where it was. */
export function progressOf(
  discord: DiscordView,
  search: WizardSearch,
  server: Pick<ServerView, 'appliedAt' | 'run'> | undefined,
): Progress {
  const guilds = discord.guilds ?? []
  const guild = guilds.find(({ id }) => id === search.guild) ?? null
  const { application } = discord
  const working = application !== null && application.problem === null && application.phase !== 'stopped'
  const since = search.asked ?? server?.appliedAt ?? null
  const running = server?.run?.state === 'running'
  const done = [working, guilds.length > 0, guild !== null, since !== null && !running]
  const open = done.indexOf(false)
  const reached = open === -1 ? STEPS.length : open + 1
  const shown = STEPS[Math.min(search.step ?? reached, reached) - 1] ?? 'connect'
  return { reached, shown, guild, since: done[3] ? since : null }
}
