import type { InboundChange } from '../../../core/conversation/inbound.ts'

/** What must be known to read an event. Everything is in memory: reading does no I/O. */
export interface View {
  /** The application's bot user. */
  botId: string
  applicationId: string
  /** Whether the MESSAGE_CONTENT intent is granted. */
  messageContent: boolean
  /** Where pictures and stickers are served, without a trailing slash. */
  cdn: string
  /** Our private thread of that id, or undefined. */
  threadOf(channelId: string): { userId: string; guildId: string } | undefined
  guildName(guildId: string): string | undefined
  /** The one guild in which the application is, in which alone a direct message can have begun; null where there are several. */
  onlyGuild(): string | null
  channelName(channelId: string): string | undefined
  roleName(roleId: string): string | undefined
}

/** What an event teaches about the ways to reach a member; stored in the transaction of the change. */
export interface MemberNote {
  userId: string
  /** They wrote here, so direct messages are open. */
  directChannelId: string | null
  guildId: string | null
  interaction: { token: string; until: Date } | null
  /** They wrote directly or asked for help: refused direct messages are tried again. */
  tryDirectAgain: boolean
}

/** An interaction that has to be answered. */
export interface Asking {
  id: string
  token: string
  userId: string
  /** The member's locale, as Discord names it. */
  locale: string
  /** Whether it was made in a direct message with the application. */
  direct: boolean
}

export type Reading =
  | { kind: 'nothing' }
  /** Not as Discord documents it; `what` names the missing part and holds no content. */
  | { kind: 'malformed'; what: string }
  | { kind: 'change'; placeId: string | null; change: InboundChange; note: MemberNote | null; asking: Asking | null }
  | { kind: 'typing'; userId: string }
  /** The Reply button: a form is to be shown at once. `own`: the thread is theirs. */
  | { kind: 'press'; asking: Asking; own: boolean }
  /** The form came back without words and files. */
  | { kind: 'blank'; asking: Asking }

export const NOTHING: Reading = { kind: 'nothing' }
