import type { APIApplicationCommand } from 'discord-api-types/v10'
import type { LiveFrame } from '../contract.ts'
import type { AttachmentStore } from './attachment-store.ts'
import { compareIds, Snowflakes } from './ids.ts'
import { MessageLog } from './message-log.ts'
import type { Application, AutoModRule, Ban, Channel, Guild, Member, Person, Role, StoredMessage } from './model.ts'

/** One line of the journal; replaying all of them in order makes the same world again. */
export type JournalRecord =
  | { kind: 'application'; value: Application }
  | { kind: 'guild'; value: Guild }
  | { kind: 'role'; value: Role }
  | { kind: 'role-gone'; role: string }
  | { kind: 'person'; value: Person }
  | { kind: 'member'; value: Member }
  | { kind: 'member-gone'; user: string }
  | { kind: 'ban'; value: Ban }
  | { kind: 'ban-gone'; user: string }
  | { kind: 'automod'; value: AutoModRule }
  | { kind: 'automod-gone'; rule: string }
  | { kind: 'channel'; value: Channel }
  | { kind: 'channel-gone'; channel: string }
  | { kind: 'commands'; value: APIApplicationCommand[] }
  | { kind: 'message'; value: StoredMessage }
  | { kind: 'read'; channel: string; member: string; message: string }
  | { kind: 'message-gone'; channel: string; message: string }

/** A gateway event before intents and permissions were asked; `channel` is where it happened, where it happened in one. */
export interface WorldEvent {
  type: string
  channel?: Channel
  /** Of message events: decides whether its words may be shown without MESSAGE_CONTENT. */
  message?: StoredMessage
  /** The application hears of it though it does not see the channel. */
  toAll?: boolean
  /** What who has no MESSAGE_CONTENT is told instead of `data`; messages say it by themselves. */
  withoutWords?: object
  data: object
}

/** Who may see a live frame: everybody, who sees this channel, or one member. */
export type Audience = 'all' | { channel: Channel } | { member: string }

/** Where the world tells what happened. Each is replaced once, by the part that listens. */
export interface Outlets {
  event(event: WorldEvent): void
  record(record: JournalRecord): void
  show(audience: Audience, frame: () => LiveFrame): void
  /** Roles, rights or the server itself changed: what screens see is to be told anew. */
  reload(): void
}

/** All that the simulated Discord holds. It is data only; the verbs stand in the files beside it. */
export class World {
  readonly clock: () => number
  readonly ids: Snowflakes
  application!: Application
  guild!: Guild
  readonly people = new Map<string, Person>()
  readonly members = new Map<string, Member>()
  readonly roles = new Map<string, Role>()
  readonly bans = new Map<string, Ban>()
  readonly autoMod = new Map<string, AutoModRule>()
  readonly channels = new Map<string, Channel>()
  /** Person → their direct-message channel with the application. */
  readonly directs = new Map<string, string>()
  readonly ephemeral = new Map<string, StoredMessage>()
  /** Channel → member → last message read. */
  readonly reads = new Map<string, Map<string, string>>()
  commands: APIApplicationCommand[] = []
  readonly files: AttachmentStore
  /** `http://127.0.0.1:port`, known once the server listens. */
  origin = ''
  readonly outlets: Outlets = { event() {}, record() {}, show() {}, reload() {} }
  readonly permissionCache = new Map<string, bigint>()
  readonly #logs = new Map<string, MessageLog>()

  constructor(clock: () => number, files: AttachmentStore) {
    this.clock = clock
    this.files = files
    this.ids = new Snowflakes(clock)
  }

  log(channel: string): MessageLog {
    let log = this.#logs.get(channel)
    if (!log) {
      log = new MessageLog()
      this.#logs.set(channel, log)
    }
    return log
  }

  dropLog(channel: string): void {
    this.#logs.delete(channel)
  }

  /** Keeps a record and puts it into the world: the same code runs when the journal is read back. */
  keep(record: JournalRecord): void {
    this.apply(record)
    this.outlets.record(record)
  }

  apply(record: JournalRecord) {
    if (record.kind === 'message') return this.#applyMessage(record.value)
    if (record.kind === 'read') return this.#markRead(record.channel, record.member, record.message)
    this.permissionCache.clear()
    if (this.#applyRules(record)) return
    switch (record.kind) {
      case 'application':
        this.application = record.value
        return
      case 'guild':
        this.guild = record.value
        return
      case 'person':
        this.people.set(record.value.user.id, record.value)
        return
      case 'member':
        this.members.set(record.value.user, record.value)
        return
      case 'member-gone':
        this.members.delete(record.user)
        return
      case 'channel':
        this.channels.set(record.value.id, record.value)
        if (record.value.recipient) this.directs.set(record.value.recipient, record.value.id)
        return
      case 'channel-gone':
        this.channels.delete(record.channel)
        this.dropLog(record.channel)
        return
      case 'commands':
        this.commands = record.value
        return
      case 'message-gone':
        this.log(record.channel).remove(record.message)
        return
    }
  }

  /** Roles, bans and AutoMod's rules; false for records of other kinds. */
  #applyRules(record: JournalRecord): boolean {
    if (record.kind === 'role') this.roles.set(record.value.id, this.#withBot(record.value))
    else if (record.kind === 'role-gone') this.roles.delete(record.role)
    else if (record.kind === 'ban') this.bans.set(record.value.user, record.value)
    else if (record.kind === 'ban-gone') this.bans.delete(record.user)
    else if (record.kind === 'automod') this.autoMod.set(record.value.id, record.value)
    else if (record.kind === 'automod-gone') this.autoMod.delete(record.rule)
    else return false
    return true
  }

  /** The managed role is the application's own; older journals do not say so. */
  #withBot(role: Role): Role {
    return role.managed && role.bot === undefined && this.application ? { ...role, bot: this.application.bot } : role
  }

  #applyMessage(message: StoredMessage): void {
    this.log(message.channel).put(message)
    for (const file of message.attachments ?? []) this.files.learn(file)
    const channel = this.channels.get(message.channel)
    if (channel) channel.lastMessage = message.id
    // Who writes has read what stands above.
    if (message.author !== this.application?.bot) this.#markRead(message.channel, message.author, message.id)
  }

  #markRead(channel: string, member: string, message: string): void {
    const reads = this.reads.get(channel) ?? new Map<string, string>()
    this.reads.set(channel, reads)
    const known = reads.get(member)
    if (known === undefined || compareIds(message, known) > 0) reads.set(member, message)
  }
}
