import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { FileChannel } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import type { FoundChannel } from './found.ts'
import { lacksInGuild, type Planning } from './planning.ts'
import { difference, type PlannedStep, stepOf } from './step.ts'

/** Of the filter for pictures: all members (resources/guild, "Explicit Content Filter Level"). */
const ALL_MEMBERS = 2

/**
 * Announcement channels are for servers with Community, which an administrator switches on together with channels for rules and for Discord's own
 * news, a verified e-mail address of who writes, and the filter of pictures (resources/guild, "Modify Guild"; what is missing is refused).
 */
export function planCommunity(planning: Planning): PlannedStep[] {
  const { file, found } = planning
  const needed = channelsOf(file).some(({ channel }) => channel.type === 'announcement')
  if (!needed || found.community) return []
  const rules = byId(planning, found.rulesChannel) ?? choose(planning, ['rules'], ['welcome'])
  const updates = byId(planning, found.updatesChannel) ?? choose(planning, ['mod-log'], ['mod-log', 'staff'])
  const body = {
    features: [...found.features.filter((feature) => feature !== 'COMMUNITY'), 'COMMUNITY'],
    ...{ rules_channel_id: rules?.id ?? '', public_updates_channel_id: updates?.id ?? '' },
    ...{ verification_level: Math.max(1, found.verification), explicit_content_filter: ALL_MEMBERS },
  }
  const lacking = lacksInGuild(planning, PermissionFlagsBits.Administrator)
  return [
    stepOf({
      ...{ act: 'change', part: 'server', key: 'community', name: 'Community', careful: true },
      lines: [
        ...difference('Community, for announcement channels', false, true),
        ...difference('rules', null, `#${rules?.name ?? 'rules'}`),
        ...difference('news of Discord', null, `#${updates?.name ?? 'mod-log'}`),
        // Discord asks for both, and members notice both.
        ...difference('members write with a verified e-mail address only', found.verification > 0, true),
        ...difference('pictures are filtered', null, 'of all members'),
      ],
      waits: [...(rules ? [] : ['a channel for rules']), ...(updates ? [] : ['a channel for news of Discord'])],
      obstacle: lacking && {
        words: `${lacking.words} Or switch it on by hand in Discord: Server Settings, Enable Community.`,
        invite: lacking.invite,
      },
      deed: { on: 'server', id: found.id, call: { method: 'PATCH', route: `/guilds/${found.id}`, body } },
    }),
  ]
}

const byId = ({ found }: Planning, id: string | null): FoundChannel | null =>
  found.channels.find((channel) => channel.id === id) ?? null

/** By key, by use, else the first one: both must be text channels (topics/opcodes-and-status-codes, 50086). */
function choose(planning: Planning, keys: string[], uses: NonNullable<FileChannel['use']>[]): FoundChannel | null {
  const texts = channelsOf(planning.file).filter(({ channel }) => channel.type === 'text')
  const chosen =
    texts.find(({ key }) => keys.includes(key)) ??
    texts.find(({ channel }) => channel.use && uses.includes(channel.use)) ??
    texts[0]
  const bound = chosen && planning.bound.channels.get(chosen.key)
  return bound?.type === 'text' ? bound : null
}
