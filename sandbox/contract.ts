/**
 * The control API of the simulated Discord: what the page and the tests use to be the members and to make trouble.
 *
 * - `POST /control/<act>` with a JSON body of that act's shape (see `acts`), answered by `{ ok: true, result }` (see `ActResults`) or,
 *   with status 400, 403, 404 or 409, by `{ ok: false, error }`: `error` is a plain sentence that the page may show as it stands.
 * - WebSocket `/control/live?as=<member id>` pushes `LiveFrame`s, the first of them `state`: the world as that member sees it.
 *   Without `as` it pushes everything that is in the guild and no direct messages; log, faults and traffic come to every socket.
 *
 * Guild objects, messages, channels and commands keep Discord's own shapes (discord-api-types), so that nobody learns a second set.
 * This file is all that the page may import from the sandbox: types, and zod for what is sent. Acts that make trouble stand in trouble-acts.ts.
 */
import type {
  APIApplicationCommand,
  APIChannel,
  APIGuildMember,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
} from 'discord-api-types/v10'
import { z } from 'zod'
import { type AdminActResults, adminActs } from './admin-acts.ts'
import { type BenchActResults, benchActs } from './bench-acts.ts'
import { type FlexActResults, flexActs } from './flex-acts.ts'
import { pastActs } from './past-acts.ts'
import { sandboxFile } from './sandbox-file.ts'
import { empty, id, troubleActs } from './trouble-acts.ts'
import { type TwilioActResults, twilioActs } from './twilio-acts.ts'

/** A file of a member: at most 10 MiB after decoding (reference/discord.md item 18). */
export type SandboxFile = z.input<typeof sandboxFile>

/**
 * What a member put into one component of a modal: `value` for text and radio groups, `values` for selects and checkbox groups, `checked`
 * for a single checkbox, `files` for uploads. What is left out stays as the form came.
 */
const modalField = z.object({
  custom_id: z.string(),
  value: z.string().max(4000).optional(),
  values: z.array(z.string()).optional(),
  checked: z.boolean().optional(),
  files: z.array(sandboxFile).max(10).optional(),
})

/** The values of a command's options, by their names. */
const optionValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({})

const member = z.object({ member: id })

/** Every act and what it takes. */
export const acts = {
  // Looking.
  state: z.object({ as: id.optional() }),
  /** All messages of a channel, oldest first, from the first after `after`; ephemeral notes are not among them. */
  messages: z.object({ channel: id, after: id.optional(), limit: z.number().int().min(1).max(10_000).default(1000) }),
  /** What stands between the members and the application, counted (see `LedgerView`). */
  ledger: z.object({ channel: id.optional() }),
  log: z.object({ after: z.number().int().default(0) }),
  /** Who was told what by the application; with `text` only messages whose words, titles and descriptions contain it. */
  told: z.object({ text: z.string().default(''), after: id.default('0') }),

  // A member acts. `channel` is a channel or thread id, or the word `dm`: the member's direct messages with the application.
  send: member.extend({
    channel: z.union([id, z.literal('dm')]),
    content: z.string().max(4000).default(''),
    files: z.array(sandboxFile).max(10).default([]),
    reply_to: id.optional(),
  }),
  edit: member.extend({ channel: z.union([id, z.literal('dm')]), message: id, content: z.string().max(4000) }),
  delete: member.extend({ channel: z.union([id, z.literal('dm')]), message: id }),
  typing: member.extend({ channel: z.union([id, z.literal('dm')]) }),
  command: member.extend({
    channel: z.union([id, z.literal('dm')]),
    name: z.string(),
    options: optionValues,
    files: z.array(sandboxFile).max(10).default([]),
  }),
  /** A command of the menu of a message (application command type 3). */
  'message-command': member.extend({ channel: z.union([id, z.literal('dm')]), message: id, name: z.string() }),
  /** A command of the menu of a member (application command type 2). */
  'user-command': member.extend({ channel: z.union([id, z.literal('dm')]), target: id, name: z.string() }),
  /** What a slash command offers for the option that is typed just now, `focused`. */
  complete: member.extend({
    channel: z.union([id, z.literal('dm')]),
    name: z.string(),
    options: optionValues,
    focused: z.string(),
  }),
  press: member.extend({ channel: z.union([id, z.literal('dm')]), message: id, custom_id: z.string() }),
  select: member.extend({
    channel: z.union([id, z.literal('dm')]),
    message: id,
    custom_id: z.string(),
    values: z.array(z.string()),
  }),
  'submit-modal': member.extend({ modal: id, fields: z.array(modalField).default([]) }),
  'dismiss-modal': member.extend({ modal: id }),
  'dismiss-ephemeral': member.extend({ message: id }),
  /** Marks a channel as read up to its last message. */
  read: member.extend({ channel: z.union([id, z.literal('dm')]) }),
  'direct-messages': member.extend({ open: z.boolean() }),
  /** The same for many at once. */
  'direct-messages-many': z.object({ members: z.array(id).min(1).max(10_000), open: z.boolean() }),
  block: member.extend({ blocked: z.boolean() }),
  leave: member,
  join: member,
  'add-member': z.object({
    name: z.string().min(1).max(32),
    username: z.string().min(2).max(32).optional(),
    roles: z.array(id).default([]),
    locale: z.string().max(10).default('en-GB'),
    /** How old the account is; a new one where it is left out. */
    account_days: z.number().min(0).max(3650).optional(),
    /** A drawing of the sandbox, or the id of whose picture is taken over. */
    picture: z.string().max(40).optional(),
  }),

  /** So many members come at once, named "Walker 1", "Walker 2", …; each is a member like any other. */
  'add-members': z.object({
    count: z.number().int().min(1).max(10_000),
    locale: z.string().max(10).default('en-GB'),
    direct_messages_open: z.boolean().default(true),
  }),

  ...adminActs,
  ...troubleActs,
  ...benchActs,
  ...flexActs,
  ...twilioActs,

  // Traffic.
  traffic: z.object({
    on: z.boolean(),
    members: z.number().int().min(1).max(500).default(20),
    /** Messages a second, all members together. */
    rate: z.number().min(0.1).max(5000).default(2),
    where: z.enum(['dm', 'guild']).default('dm'),
  }),
  /** So many members, or these, press one button, as fast as they can. */
  'press-many': z.object({
    channel: id,
    message: id,
    custom_id: z.string(),
    members: z.union([z.number().int().min(1).max(10_000), z.array(id).max(10_000)]).default(500),
  }),

  ...pastActs,

  // The story, told by itself.
  /** Where the desk's API is and a key for it, and where people open the desk; the parent process says it, the page never hears the key. */
  'story-access': z.object({ api: z.url(), key: z.string().min(1).max(200), desk: z.url() }),
  /** Begins with fresh members; a telling that goes on is ended. `help`: a chat, `report`: a bug until it is fixed. */
  'play-story': z.object({ chapter: z.enum(['help', 'report']).default('help') }),
  'stop-story': empty,
  'hurry-story': z.object({ speed: z.number().min(1).max(20) }),
  /** Development only: asks the parent process to kill and restart the product. */
  'pull-the-plug': empty,
} as const

export type ActName = keyof typeof acts
/** What is sent: fields with a default may be left out. */
export type ActInput<A extends ActName> = z.input<(typeof acts)[A]>
/** What an act is given once it was checked. */
export type Checked<A extends ActName> = z.output<(typeof acts)[A]>

/** What acts answer; those that are not named answer null. */
interface ActResults
  extends AdminActResults<MemberView, SandboxMessage>,
    BenchActResults,
    FlexActResults,
    TwilioActResults {
  state: StateView
  messages: SandboxMessage[]
  ledger: LedgerView
  log: LogEntry[]
  send: SandboxMessage
  edit: SandboxMessage
  /** `interaction`: its id, as in the live frames. */
  told: { direct: Told[]; mentioned: Told[] }
  command: { interaction: string }
  'message-command': { interaction: string }
  'user-command': { interaction: string }
  complete: { choices: { name: string; value: string | number }[] }
  press: { interaction: string }
  select: { interaction: string }
  'submit-modal': { interaction: string }
  'add-member': MemberView
  'add-members': { members: string[] }
  'direct-messages-many': { changed: number }
  'drop-socket': { dropped: number }
  'direct-messages': MemberView
  block: MemberView
  leave: MemberView
  join: MemberView
  'press-many': { pressed: number }
  past: { messages: number }
  'play-story': StoryView
  'stop-story': StoryView
  'hurry-story': StoryView
}
export type ActResult<A extends ActName> = A extends keyof ActResults ? ActResults[A] : null

export type ControlAnswer<A extends ActName> = { ok: true; result: ActResult<A> } | { ok: false; error: string }

/** Discord's message, and for ephemeral notes the one member who sees it. `waiting` is a deferred answer ("is thinking"). */
export type SandboxMessage = APIMessage & { ephemeral_for?: string; waiting?: boolean }

export interface MemberView {
  user: APIUser
  /** Null once the member has left the server. */
  member: APIGuildMember | null
  /** Name of the highest roles, in their order, for the pane's heading. */
  role_names: string[]
  /** The direct-message channel with the application, when one was opened. */
  dm: string | null
  locale: string
  direct_messages_open: boolean
  blocked: boolean
  banned: boolean
}

/** All but the topic are present when the world is seen by a member; `permissions` is what they may do there, as Discord's bit set. */
export type ChannelView = APIChannel & {
  topic?: string | null
  unread?: number
  can_send?: boolean
  permissions?: string
  /** Of threads: whether this member is in it. */
  joined?: boolean
}

export interface ModalView {
  /** The interaction whose answer it is. */
  id: string
  member: string
  channel: string
  data: APIModalInteractionResponseCallbackData
  /** Filled after a submission that Discord refused; shown above the fields. */
  error?: string
}

export interface InteractionView {
  id: string
  member: string
  channel: string
  /** `/helpme`, "Report as bug", or the label of a button. */
  title: string
  /** `failed`: three seconds passed ("the application did not respond"). */
  state: 'waiting' | 'answered' | 'failed'
}

export interface ApplicationView {
  id: string
  name: string
  bot: APIUser
  message_content: boolean
  guild_members: boolean
  connected: boolean
  /** "Pull the plug" is available. */
  development: boolean
  /** Where the product's desk is, when the parent said so. */
  desk_url: string | null
}

export interface FaultsView {
  latency_ms: number
  gateway_on: boolean
  limits_lifted: boolean
  link_lifetime_seconds: number
  errors: { left: number; status: number; when: 'before' | 'after'; route: string } | null
  time_outs: { left: number; route: string } | null
  /** `until`: milliseconds since 1970. */
  rate_limit: { until: number; scope: 'bucket' | 'global' | 'shared'; route: string } | null
  traffic: { on: boolean; members: number; rate: number }
}

/** One request, gateway happening, or control act. `status` of gateway rows: `in` (to the application), `out`, `ok` or a close code. */
export interface LogEntry {
  number: number
  /** Milliseconds since 1970. */
  at: number
  kind: 'rest' | 'gateway' | 'control'
  /** `POST /channels/1/messages`, `MESSAGE_CREATE`, `RESUME` … */
  what: string
  /** In words for a person: `message → Kofi`. */
  title: string
  status: string
  ok: boolean
  /** How long it took, milliseconds. */
  took?: number
}

/**
 * `in`: towards the application. sent = said by members where it may see them, arrived = gateway frames written, twice = written again by
 * a replay. `out`: from the application. sent = POSTs of messages that were read, arrived = messages that came to be, twice = POSTs
 * answered by an earlier message of the same nonce; for one channel, its messages whose text another one there already had.
 */
export interface LedgerView {
  in: { sent: number; arrived: number; twice: number }
  out: { sent: number; arrived: number; twice: number }
}

/** One member who was told something: by a direct message, or by a mention that Discord sent them in a channel or thread. */
export interface Told {
  member: string
  channel: string
  message: string
  /** The message's words, and the titles and descriptions of its cards. */
  text: string
}

/** How far "Play the story" is. */
export interface StoryView {
  /** There is a desk to play with. */
  ready: boolean
  /** Where people open it. */
  desk: string | null
  chapter: 'help' | 'report'
  state: 'idle' | 'playing' | 'over' | 'stopped' | 'failed'
  /** What is to be read now; for `failed` why it could not go on. */
  caption: string | null
  /** Number of the caption, from 1. */
  scene: number
  scenes: number
  /** Who acts the member, and where they are: a channel's id or `dm`. */
  member: string | null
  place: string | null
  /** Where it is at the desk, once it stands there: the path of a conversation or a case. */
  at_desk: string | null
  /** 1: as it is meant; more is faster. */
  speed: number
}

export interface StateView {
  as: string | null
  application: ApplicationView
  guild: { id: string; name: string; owner_id: string; locale: string }
  roles: APIRole[]
  /** Categories, text channels, threads and direct messages that this member sees. */
  channels: ChannelView[]
  members: MemberView[]
  commands: APIApplicationCommand[]
  /** The last 100 messages of each of these channels, oldest first, this member's ephemeral notes among them. */
  messages: Record<string, SandboxMessage[]>
  modals: ModalView[]
  interactions: InteractionView[]
  faults: FaultsView
  story: StoryView
  ledger: LedgerView
  log: LogEntry[]
}

/** What `/control/live` pushes. A `message` frame is new or changed: put it in place by its id. */
export type LiveFrame =
  | { kind: 'state'; state: StateView }
  | { kind: 'message'; message: SandboxMessage }
  | { kind: 'message-deleted'; channel: string; message: string }
  | { kind: 'typing'; channel: string; user: string; at: number }
  | { kind: 'channel'; channel: ChannelView }
  | { kind: 'channel-gone'; channel: string }
  | { kind: 'read'; channel: string }
  | { kind: 'member'; member: MemberView }
  | { kind: 'modal'; modal: ModalView }
  | { kind: 'modal-closed'; modal: string }
  | { kind: 'interaction'; interaction: InteractionView }
  | { kind: 'commands'; commands: APIApplicationCommand[] }
  | { kind: 'application'; application: ApplicationView }
  | { kind: 'faults'; faults: FaultsView }
  | { kind: 'story'; story: StoryView }
  | { kind: 'ledger'; ledger: LedgerView }
  | { kind: 'log'; entries: LogEntry[] }
