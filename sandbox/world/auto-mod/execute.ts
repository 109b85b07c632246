import type { APIEmbed } from 'discord-api-types/v10'
import { changeMember } from '../members.ts'
import { putMessage } from '../messages.ts'
import type { AutoModAction } from '../model.ts'
import type { World } from '../world.ts'
import { type Hit, hitsOf, profileHitsOf, type Saying } from './screen.ts'

/** What AutoMod made of a message: whether it may not stand, with the words for the member, and what is done of it. */
export interface Verdict {
  blocked: boolean
  /** The rule's own words for who wrote it. */
  explanation: string | null
  /** Alerts, time-outs and events; `message`: what was posted, where nothing blocked it. */
  act(message?: string): void
}

const BLOCK = 1
const ALERT = 2
const TIME_OUT = 3
const BLOCK_MEMBER = 4
/** documentation: resources/message, "Message Types". */
const AUTO_MODERATION_ACTION = 24

/** Judges what a member sends or edits, before it stands (documentation: resources/auto-moderation, "Event Types"). */
export function judge(world: World, saying: Saying): Verdict {
  const hits = hitsOf(world, saying)
  const blocks = hits.flatMap((hit) => hit.rule.actions.filter((action) => action.type === BLOCK))
  return {
    blocked: blocks.length > 0,
    explanation: blocks.map((action) => action.metadata.custom_message).find((words) => words) ?? null,
    act: (message) => {
      for (const hit of hits) execute(world, hit, { ...saying, message, blocked: blocks.length > 0 })
    },
  }
}

/** Looks at a member's names: when they join, and when they are changed. A name that no rule catches any more is free again. */
export function judgeProfile(world: World, user: string): void {
  const member = world.members.get(user)
  if (!member) return
  const hits = profileHitsOf(world, user)
  const quarantined = hits.some(({ rule }) => rule.actions.some((action) => action.type === BLOCK_MEMBER))
  if (quarantined !== (member.quarantined ?? false)) changeMember(world, { ...member, quarantined })
  for (const hit of hits) execute(world, hit, { member: user, content: '', blocked: false })
}

type Deed = Omit<Saying, 'channel'> & { channel?: Saying['channel']; message?: string | undefined; blocked: boolean }

function execute(world: World, hit: Hit, deed: Deed): void {
  // The alert goes first, so that all events can name it.
  const alert = hit.rule.actions.find((action) => action.type === ALERT)
  const alerted = alert ? putAlert(world, alert, hit, deed) : undefined
  for (const action of hit.rule.actions) {
    if (action.type === TIME_OUT) timeOut(world, deed.member, action.metadata.duration_seconds ?? 60)
    tell(world, action, hit, deed, alerted)
  }
}

function timeOut(world: World, user: string, seconds: number): void {
  const member = world.members.get(user)
  if (member) changeMember(world, { ...member, timedOutUntil: world.clock() + seconds * 1000 })
}

/** The alert names who wrote it, with the words in a card of a kind of its own (seen in the wild: discord-api-docs pull request 6057). */
function putAlert(world: World, action: AutoModAction, { rule, caught }: Hit, deed: Deed): string | undefined {
  const channel = world.channels.get(action.metadata.channel_id ?? '')
  if (!channel) return undefined
  const id = world.ids.next()
  const facts: Record<string, string | null | undefined> = {
    rule_name: rule.name,
    channel_id: deed.channel?.id,
    decision_id: id,
    keyword: caught.keyword,
    keyword_matched_content: caught.content,
    flagged_message_id: deed.message,
    block_profile_update_type: deed.channel ? undefined : 'nickname_update',
  }
  const fields = Object.entries(facts).flatMap(([name, value]) => (value ? [{ name, value, inline: false }] : []))
  const embed = { type: 'auto_moderation_message', description: deed.content, fields } as unknown as APIEmbed
  const place = { id, channel: channel.id, author: deed.member }
  putMessage(world, channel, { ...place, content: '', type: AUTO_MODERATION_ACTION, flags: 0, embeds: [embed] })
  return id
}

/** documentation: gateway-events, "Auto Moderation Action Execution": one for each action; its words need MESSAGE_CONTENT. */
function tell(
  world: World,
  action: AutoModAction,
  { rule, caught }: Hit,
  deed: Deed,
  alerted: string | undefined,
): void {
  const facts = {
    guild_id: world.guild.id,
    action,
    rule_id: rule.id,
    rule_trigger_type: rule.trigger_type,
    user_id: deed.member,
    ...(deed.channel ? { channel_id: deed.channel.id } : {}),
    ...(deed.message !== undefined && !deed.blocked ? { message_id: deed.message } : {}),
    ...(alerted === undefined ? {} : { alert_system_message_id: alerted }),
    matched_keyword: caught.keyword,
  }
  world.outlets.event({
    type: 'AUTO_MODERATION_ACTION_EXECUTION',
    data: { ...facts, content: deed.content, matched_content: caught.content },
    withoutWords: { ...facts, content: '', matched_content: '' },
  })
}
