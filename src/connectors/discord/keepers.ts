import { Announcements } from '../../core/announcement/keep-announcements.ts'
import { openModeration } from '../../core/moderation/open-moderation.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Reconciler } from '../../kernel/lanes/reconciler.ts'
import type { Account } from './account.ts'
import { DiscordAnnouncer } from './announcements/announcer.ts'
import type { AnnouncementDeletions } from './announcements/hear-deletions.ts'
import { CardRequests } from './cards/card-requests.ts'
import type { CardDeletions } from './cards/hear-deletions.ts'
import { Cards } from './cards/keep-cards.ts'
import type { Guilds } from './guilds.ts'
import { DiscordModerator } from './moderation/discord-moderator.ts'
import { ModLog } from './moderation/mod-log.ts'
import { NewsTeller } from './news/tell-news.ts'
import type { Tools } from './outbound/tools.ts'
import type { DiscordRest } from './rest/client.ts'
import { StaffLines } from './staff/keep-lines.ts'
import { StaffChannel } from './staff/staff-channel.ts'

export interface KeepersOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
  blobs: BlobStore
  rest: DiscordRest
  guilds: Guilds
  account: Account
  tools: Tools
  deletions: CardDeletions
  announcementDeletions: AnnouncementDeletions
}

/** All that is kept at what is true now in channels of a server: lines for staff, living cards, news told there, and announcements. */
export class Keepers {
  readonly #staff: StaffChannel
  readonly #requests: CardRequests
  readonly #lines: StaffLines
  readonly #cards: Cards
  readonly #news: NewsTeller
  readonly #modLog: ModLog
  readonly #moderation: Reconciler
  readonly #announcements: Announcements

  constructor({ kernel, workspace, publicUrl, blobs, rest, guilds, account, tools, ...heard }: KeepersOptions) {
    const asked = { rest, account, log: kernel.log, now: () => kernel.clock.now() }
    this.#staff = new StaffChannel({ ...asked, guilds })
    this.#requests = new CardRequests(asked)
    this.#lines = new StaffLines({ kernel, workspace, publicUrl, channel: this.#staff })
    this.#cards = new Cards({
      ...{ kernel, workspace, blobs, requests: this.#requests },
      wakeLine: (id) => this.#lines.wakeReport(id),
      standsIn: (channelId) => heard.deletions.standsIn(channelId),
    })
    this.#news = new NewsTeller({ kernel, workspace, requests: this.#requests })
    const channel = new StaffChannel({ ...asked, guilds, called: 'mod-log' })
    this.#modLog = new ModLog({ kernel, workspace, publicUrl, channel })
    const moderator = new DiscordModerator(tools, this.#modLog)
    this.#moderation = openModeration({ kernel, workspace, moderator })
    this.#announcements = new Announcements({
      ...{ kernel, workspace, announcer: new DiscordAnnouncer(asked) },
      standsIn: (channelId) => heard.announcementDeletions.standsIn(channelId),
    })
  }

  /** What keeps any of it from being written until a person acts; null when all is well. */
  get trouble(): string | null {
    return this.#staff.trouble ?? this.#requests.trouble ?? this.#modLog.trouble
  }

  async start(): Promise<void> {
    await Promise.all([
      this.#lines.start(),
      this.#cards.start(),
      this.#news.start(),
      this.#announcements.start(),
      this.#moderation.start(),
    ])
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.#lines.stop(),
      this.#cards.stop(),
      this.#news.stop(),
      this.#announcements.stop(),
      this.#moderation.stop(),
    ])
  }
}
