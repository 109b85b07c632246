import type { Account } from '../../connectors/discord/account.ts'
import { type Access, checkToken, withDiscord } from '../../connectors/discord/set-up/check-token.ts'
import { inviteLink, type Purpose } from '../../connectors/discord/set-up/permissions.ts'
import { type ChannelFacts, readChannels } from '../../connectors/discord/set-up/read-channels.ts'
import type { GuildFacts } from '../../connectors/discord/set-up/read-guilds.ts'
import { wordsOfFailure } from '../../connectors/discord/set-up/words-of-failure.ts'
import { agentOfGuild } from '../../core/workspace/agent-of-guild.ts'
import type { ReadSettings } from '../../core/workspace/settings.ts'
import type { Log } from '../../kernel/log.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

export interface Examined {
  access: Access
  /** It belongs to the simulated Discord, which need not run. */
  simulated: boolean
  settings: Pick<ReadSettings, 'virtualAgent' | 'supportChannel' | 'staffChannel' | 'bugChannel' | 'featureChannel'>
}

/** One application: its token, what it may read, and its rights in every server and channel that matter. */
export async function checkDiscord({ access, simulated, settings }: Examined, log: Log): Promise<Finding[]> {
  const checked = await checkToken(access, log)
  if (!checked.ok)
    return [
      simulated && !checked.refused
        ? warn(`The simulated Discord does not answer: ${checked.words}`)
        : fault(checked.words),
    ]
  const { account, guilds } = checked
  const findings = [ok(`The token is good: it is that of ${account.botName}.`), intentOf(account, settings)]
  if (guilds.length === 0) {
    return [...findings, fault(`${account.botName} is in no server yet. Add it: ${inviteLink(account.applicationId)}`)]
  }
  for (const guild of guilds) findings.push(...(await checkGuild({ access, account, guild, settings, log })))
  return findings
}

function intentOf({ messageContent, botName }: Account, { virtualAgent }: Examined['settings']): Finding {
  const forums = virtualAgent.guilds.flatMap(({ forums }) => forums.map(({ name }) => `#${name}`))
  if (!messageContent && forums.length > 0) {
    return warn(
      `The Message Content Intent is off, so ${botName} cannot answer new posts in ${new Intl.ListFormat('en').format(forums)}. Switch it on in the developer portal, then connect again.`,
    )
  }
  if (messageContent) return ok('The Message Content Intent is granted: words in private threads can be read.')
  return ok(
    `The Message Content Intent is off, and ${botName} works without: in private threads members press Reply or mention it.`,
  )
}

async function checkGuild(parts: {
  access: Access
  account: Account
  guild: GuildFacts
  settings: Examined['settings']
  log: Log
}): Promise<Finding[]> {
  const { access, account, guild, settings, log } = parts
  const { botName, applicationId } = account
  const told = await withDiscord(access, log, (rest) => readChannels(rest, { guild: guild.id, botId: account.botId }))
  if (!told.ok) return [fault(`${guild.name} could not be looked at: ${wordsOfFailure(told.failure)}`)]
  const findings: Finding[] = []
  if (guild.missing.length > 0) {
    const link = inviteLink(applicationId, guild.id)
    findings.push(fault(`${botName} lacks ${quoted(guild.missing)} in ${guild.name}. Its admin gives them by ${link}`))
  }
  const chosen = [
    ...chosenChannel(guild, told.facts, settings.supportChannel, 'support'),
    ...chosenChannel(guild, told.facts, settings.staffChannel, 'staff'),
    ...chosenChannel(guild, told.facts, settings.bugChannel, 'bug'),
    ...chosenChannel(guild, told.facts, settings.featureChannel, 'feature'),
    ...agentOfGuild(settings, guild.id).forums.flatMap((forum) =>
      chosenChannel(guild, told.facts, { guild: guild.id, ...forum }, 'feature', ANSWERED),
    ),
  ]
  findings.push(...chosen, ...otherChannels({ guild, channels: told.facts, settings, botName }))
  return findings.length > 0 ? findings : [ok(`${botName} has all rights that it needs in ${guild.name}.`)]
}

/** The channels that an admin chose must do. */
function chosenChannel(
  guild: GuildFacts,
  channels: ChannelFacts[],
  place: ReadSettings['supportChannel'],
  purpose: Purpose,
  called = NAMES[purpose],
): Finding[] {
  if (place?.guild !== guild.id) return []
  const channel = channels.find(({ id }) => id === place.id)
  if (!channel) return [fault(`The ${called} #${place.name} is gone, or hidden. Choose another one in Settings.`)]
  const { missing } = channel[purpose]
  const findings: Finding[] = []
  if (missing.length > 0) findings.push(fault(`The ${called} #${channel.name} lacks ${quoted(missing)}. ${GIVE}`))
  if (purpose === 'staff' && channel.everyoneReads) {
    findings.push(
      warn(
        `Everyone in ${guild.name} reads the staff channel #${channel.name}, with names and words of members. ${HIDE}`,
      ),
    )
  }
  return findings
}

/** Elsewhere members can ask too; what is hidden from the bot is hidden on purpose. What the roles lack was told already. */
function otherChannels(parts: {
  guild: GuildFacts
  channels: ChannelFacts[]
  settings: Examined['settings']
  botName: string
}): Finding[] {
  const { guild, channels, settings, botName } = parts
  return channels.flatMap(({ id, name, kind, everyoneWrites, support }) => {
    // Nobody is talked to in a forum, nor in news, nor where members cannot type a command.
    if (kind !== 'text' || !everyoneWrites) return []
    const missing = support.missing.filter((right) => !guild.missing.includes(right))
    if (missing.length === 0 || missing.includes('View Channel') || id === settings.supportChannel?.id) return []
    return warn(`In #${name} of ${guild.name} ${botName} lacks ${quoted(missing)}. ${GIVE}`)
  })
}

const NAMES: Record<Purpose, string> = {
  support: 'support channel',
  staff: 'staff channel',
  bug: 'channel for bugs',
  feature: 'forum for feature requests',
}
const ANSWERED = 'forum that is answered in'
const GIVE = 'Give it there: edit the channel, then Permissions.'
const HIDE = 'Take View Channel from @everyone there.'
const quoted = (rights: readonly string[]): string => rights.map((right) => `"${right}"`).join(', ')
