import type { AnnouncementPlace } from '../protocol/announcement-contract.ts'
import type { DiscordChannelView, DiscordCheck, DiscordRoleView, DiscordView } from '../protocol/discord.ts'
import type { ModerationDetail } from '../protocol/moderation.ts'
import type { ChannelPlace } from '../protocol/settings.ts'

/** Who does something to a workspace's Discord application. */
export interface SetUpCaller {
  workspace: number
  agent: string
}

/** Setting up Discord, as the settings' routes need it; the composition, which knows the connector, gives it. */
export interface DiscordSetUp {
  show(workspace: number): Promise<DiscordView>
  /** @throws Refusal `not_found` for a server that the bot is not in, `unavailable` when Discord cannot be asked */
  channels(workspace: number, guild: string): Promise<DiscordChannelView[]>
  /** @throws Refusal as `channels` */
  roles(workspace: number, guild: string): Promise<DiscordRoleView[]>
  /** The channel with its name. @throws Refusal `invalid` when there is no such channel of that kind, `unavailable` as above */
  findChannel(
    workspace: number,
    place: Omit<ChannelPlace, 'name'>,
    ...kinds: ('text' | 'forum' | 'announcement')[]
  ): Promise<ChannelPlace>
  /** The role with its name. @throws Refusal as `findChannel` */
  findRole(workspace: number, place: Omit<ChannelPlace, 'name'>): Promise<ChannelPlace>
  /** Channels of all servers that announcements may go to, announcement channels first, and the bot's name. @throws Refusal `unavailable` as above */
  announcementPlaces(workspace: number): Promise<{ items: AnnouncementPlace[]; bot: string }>
  check(workspace: number, token: string): Promise<DiscordCheck>
  /**
   * With a token: checks, keeps and connects it. Without: connects the stored one again.
   * @throws Refusal `invalid` with Discord's reason, `conflict` where the environment or another workspace has the say
   */
  connect(caller: SetUpCaller, token: string | undefined): Promise<void>
  disconnect(caller: SetUpCaller): Promise<void>
  /** What the bot may not do about a member and their message in a server, as Discord says now; empty where it cannot be asked. */
  bars(
    workspace: number,
    scene: { guild: string | null; channel: string | null; member: string | null },
  ): Promise<ModerationDetail['obstacles']>
  /** Whether the environment decides the token of this workspace. */
  isFixed(workspace: number): boolean
}
