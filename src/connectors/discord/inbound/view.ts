import type { InboundChange } from '../../../core/conversation/inbound.ts'
import type { CaseFields } from '../../../protocol/cases.ts'
import type { AskRequest, NewPost } from '../asks/requests.ts'
import type { ReportType } from '../reports/case-id.ts'
import type { AskingAct } from '../reports/manage-form.ts'
import type { CaseRequest, MessageTarget } from '../reports/requests.ts'
import type { SafetyRequest } from '../safety/requests.ts'
import type { SafetyAct } from '../safety/safety-id.ts'
import type { Fields } from '../shapes.ts'

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
  /** As they are called where they asked. */
  name: string
  /** The member's locale, as Discord names it. */
  locale: string
  /** Whether it was made in a direct message with the application. */
  direct: boolean
  /** The rows of buttons of the message from which it was made, as Discord has them; null where it has none. */
  shown: Fields[] | null
  /** Whether that message is a note which only this member sees. */
  note: boolean
}

/** An answer for which nothing has to be stored or asked: a form must be the first answer, and nothing else may come before it. */
export type AtOnce =
  | { form: 'reply' }
  | { form: 'ask' }
  | { form: 'comment'; message: string }
  | { form: 'report'; type: ReportType; severity: Severity | null }
  | { form: 'details'; case: string }
  | { form: 'manage'; act: AskingAct; case: string }
  | { form: 'message'; target: MessageTarget }
  | { form: 'safety'; act: SafetyAct }
  | { say: SentenceAtOnce }

type SentenceAtOnce =
  | 'replyNotYours'
  | 'replyEmpty'
  | 'pressNotYours'
  | 'pressUnknown'
  | 'reportEmpty'
  | 'manageEmpty'
  | 'messageGone'
  | 'safetyNobody'
  | 'safetyOurs'
  | 'safetyOwn'
type Severity = NonNullable<CaseFields['severity']>

/** What the team does in Discord itself. */
export type StaffAct = { act: 'take'; conversation: string } | { act: 'link'; code: string; name: string }

export type Reading =
  | { kind: 'nothing' }
  /** Not as Discord documents it; `what` names the missing part and holds no content. */
  | { kind: 'malformed'; what: string }
  | { kind: 'change'; placeId: string | null; change: InboundChange; note: MemberNote | null; asking: Asking | null }
  | { kind: 'typing'; userId: string }
  | { kind: 'at_once'; asking: Asking; answer: AtOnce }
  | { kind: 'staff'; asking: Asking; act: StaffAct }
  | { kind: 'case'; asking: Asking; request: CaseRequest }
  | { kind: 'safety'; asking: Asking; request: SafetyRequest }
  /** `note` is stored with what is to be taken in of it. */
  | { kind: 'ask'; asking: Asking; request: AskRequest; note: MemberNote }
  | { kind: 'post'; post: NewPost }

export const NOTHING: Reading = { kind: 'nothing' }
