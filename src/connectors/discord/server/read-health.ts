import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { foreseeCrossposts } from '../../../core/announcement/foresee-crossposts.ts'
import type { ReadSettings } from '../../../core/workspace/settings.ts'
import type { HealthItem } from '../../../protocol/server.ts'
import { BUILD_BITS, INVITE_BITS, inviteLink, missingRights } from '../set-up/permissions.ts'
import type { Told } from '../set-up/read-guilds.ts'
import { isFields, listOf, snowflakeTime } from '../shapes.ts'
import { findDrift } from './find-drift.ts'
import type { FoundServer, PartIds } from './found.ts'
import { limitsOf } from './limits.ts'
import type { ServerWork } from './look-at-server.ts'
import { namesOfBits } from './permission-names.ts'
import { planServer } from './plan-server.ts'
import { readServer } from './read-server.ts'
import { readServerFile } from './read-server-file.ts'
import { botHolder, isAdministrator, type Rights, rightsOf } from './rights.ts'
import { readParts, readStoredServer } from './store-server.ts'

const MONTH_MS = 30 * 86_400_000

/**
 * What a guild lacks, or soon will: limits of Discord, rights of the bot for what is switched on, what was changed by hand. Without `places`
 * nothing is said of the channels that settings name, nor of rights for keeping a server that nobody keeps: the doctor's other lines say it.
 */
export async function readHealth(
  work: ServerWork,
  settings: ReadSettings,
  { places }: { places: boolean },
): Promise<Told<HealthItem[]>> {
  const stored = await readStoredServer(work.kernel.db, work)
  const read = stored?.appliedAt ? readServerFile(stored.file) : null
  const file = read?.ok ? read.file : null
  const parts: PartIds = await readParts(work.kernel.db, work)
  const told = await readServer(work.rest, { guild: work.guild, account: work.account, file, parts })
  if (!told.ok) return told
  const found = told.facts
  const threads = await work.rest.call({
    method: 'GET',
    route: `/guilds/${work.guild}/threads/active`,
    urgency: 'bulk',
  })
  const active = threads.ok && isFields(threads.body) ? listOf(threads.body, 'threads').length : 0
  const now = work.kernel.clock.now()
  const since = now.getTime() - MONTH_MS
  const crossposts = await foreseeCrossposts(work.kernel.db, { workspace: work.workspace, guild: work.guild, now })
  const young = (things: readonly { id: string }[]) =>
    things.filter(({ id }) => snowflakeTime(id).getTime() > since).length
  const lastMonth = { channels: young(found.channels), roles: young(found.roles) }
  const drift = file ? findDrift({ file, found, parts, plan: planServer(file, found, parts) }) : []
  return {
    ok: true,
    facts: [
      ...(places ? placesItems(found, settings) : []),
      ...(places || file ? buildingItems(found) : []),
      ...announcementItems(found, settings),
      ...drift.map(({ words, grave }) =>
        item(grave ? 'bad' : 'warn', words, 'Look at the plan and apply it, or change the file.'),
      ),
      ...limitsOf({ found, threads: active, lastMonth, crossposts, timeZone: settings.timeZone }),
    ],
  }
}

const item = (
  tone: HealthItem['tone'],
  words: string,
  fix: string | null = null,
  invite: string | null = null,
): HealthItem => ({
  ...{ tone, words, fix, invite },
  ...{ used: null, most: null },
})

type Purpose = 'support' | 'staff' | 'bug' | 'feature'

const CHANNELS = [
  ['supportChannel', 'support'],
  ['staffChannel', 'staff'],
  ['bugChannel', 'bug'],
  ['featureChannel', 'feature'],
] as const satisfies [keyof ReadSettings, Purpose][]

type Link = (bits: bigint) => string

/** The link that adds these rights to what the bot has. */
const linkOf =
  (found: FoundServer, { guild }: Rights): Link =>
  (bits) =>
    inviteLink(
      found.bot.applicationId,
      found.id,
      INVITE_BITS | BUILD_BITS | (isAdministrator(guild) ? 0n : guild) | bits,
    )

/** The rights for making and keeping a server. */
function buildingItems(found: FoundServer): HealthItem[] {
  const rights = rightsOf(found, botHolder(found))
  const missing = isAdministrator(rights.guild) ? 0n : BUILD_BITS & ~rights.guild
  if (missing === 0n) return [item('ok', 'The bot may make and keep the server.')]
  const words = `To make and keep the server the bot lacks: ${namesOfBits(missing).join(', ')}.`
  return [item('warn', words, 'Add it again with the link.', linkOf(found, rights)(missing))]
}

/** The rights for what is switched on, place by place. */
function placesItems(found: FoundServer, settings: ReadSettings): HealthItem[] {
  const rights = rightsOf(found, botHolder(found))
  const link = linkOf(found, rights)
  return [
    ...CHANNELS.flatMap(([setting, purpose]) => placeItems(found, rights, settings[setting], purpose, link)),
    ...announcing(found, rights, settings, link),
  ]
}

function placeItems(
  found: FoundServer,
  rights: Rights,
  place: ReadSettings['supportChannel'],
  purpose: Purpose,
  link: Link,
): HealthItem[] {
  if (!place || place.guild !== found.id) return []
  const channel = found.channels.find(({ id }) => id === place.id)
  if (!channel)
    return [
      item(
        'bad',
        `#${place.name} is not there, or the bot does not see it.`,
        'Choose another channel in Settings, or allow the bot "View Channel" there.',
      ),
    ]
  const missing = missingRights(rights.in(channel), purpose)
  if (missing.length === 0) return []
  return [
    item(
      'bad',
      `In #${channel.name} the bot lacks: ${missing.join(', ')}.`,
      'Allow it there, or add the bot again with the link.',
      link(0n),
    ),
  ]
}

const POSTING = Bits.ViewChannel | Bits.SendMessages | Bits.EmbedLinks | Bits.ReadMessageHistory

function announcing(
  found: FoundServer,
  rights: Rights,
  { announcementChannel: place }: ReadSettings,
  link: Link,
): HealthItem[] {
  const channel = found.channels.find(({ id }) => place?.guild === found.id && id === place.id)
  if (!channel) return []
  const held = rights.in(channel)
  const missing = isAdministrator(held) ? 0n : POSTING & ~held
  if (missing === 0n) return []
  return [
    item(
      'bad',
      `In #${channel.name} the bot lacks: ${namesOfBits(missing).join(', ')}.`,
      'Allow it there, or add the bot again with the link.',
      link(missing),
    ),
  ]
}

/** Only the brand writes where the brand announces; a channel that members may write in is said, whether a file keeps it or not. */
function announcementItems(found: FoundServer, { announcementChannel: place }: ReadSettings): HealthItem[] {
  const channel = found.channels.find(({ id }) => place?.guild === found.id && id === place.id)
  if (!channel) return []
  const everyone = rightsOf(found, { userId: null, roles: [] }).in(channel)
  if ((everyone & Bits.SendMessages) !== 0n) {
    return [
      item(
        'bad',
        `Everyone can post in #${channel.name}.`,
        `Take "Send Messages" from @everyone in #${channel.name}, or apply the server file.`,
      ),
    ]
  }
  return [item('ok', `Members cannot post in #${channel.name}.`)]
}
