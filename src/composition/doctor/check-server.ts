import { readHealth } from '../../connectors/discord/server/read-health.ts'
import { type Access, checkToken, withDiscord } from '../../connectors/discord/set-up/check-token.ts'
import type { ReadSettings } from '../../core/workspace/settings.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { HealthItem } from '../../protocol/server.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

const LEVELS: Record<HealthItem['tone'], (words: string) => Finding> = { ok, warn, bad: fault }

/**
 * The servers of an application: who may post where the brand announces, what was changed by hand, and how near Discord's limits are. Nothing
 * where Discord does not answer: that was told before.
 */
export async function checkServers(
  kernel: Kernel,
  { workspace, access, settings }: { workspace: number; access: Access; settings: ReadSettings },
): Promise<Finding[]> {
  const checked = await checkToken(access, kernel.log)
  if (!checked.ok) return []
  const { account, guilds } = checked
  const findings: Finding[] = []
  for (const { id: guild, name } of guilds) {
    const told = await withDiscord(access, kernel.log, (rest) =>
      readHealth({ kernel, workspace, guild, account, rest }, settings, { places: false }),
    )
    if (told.ok) findings.push(...told.facts.map((item) => findingOf(name, item)))
  }
  return findings
}

function findingOf(server: string, { tone, words, fix, invite }: HealthItem): Finding {
  return LEVELS[tone]([`${server}: ${words}`, fix, invite].filter((part) => part !== null).join(' '))
}
