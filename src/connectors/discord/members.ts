import type { Database, Statement, Transaction } from '../../kernel/database.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import type { MemberNote } from './inbound/view.ts'
import { Recent } from './recent.ts'

/** What is known of the ways to reach a member. */
export interface MemberFacts {
  directChannelId: string | null
  /** Direct messages were refused and the member has not shown since that they are open. */
  refused: boolean
  guildId: string | null
  interaction: { token: string; until: Date } | null
}

interface Row {
  direct_channel_id: string | null
  refused_at: Date | null
  last_guild_id: string | null
  interaction_token: string | null
  interaction_until: Date | null
}

const REMEMBERED = 10_000
const PURPOSE = 'discord-interaction'
const UNKNOWN: MemberFacts = { directChannelId: null, refused: false, guildId: null, interaction: null }

const READ: Statement = {
  name: 'discord_member_read',
  text: `select direct_channel_id, refused_at, last_guild_id, interaction_token, interaction_until
    from discord_member where workspace = $1 and user_id = $2`,
}
const NOTE: Statement = {
  name: 'discord_member_note',
  text: `insert into discord_member (workspace, user_id, direct_channel_id, last_guild_id, interaction_token, interaction_until)
    select $1, n.user_id, n.direct, n.guild, n.token, n.until
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as n (user_id, direct, guild, token, until)
    on conflict (workspace, user_id) do update set
      direct_channel_id = coalesce(excluded.direct_channel_id, discord_member.direct_channel_id),
      last_guild_id = coalesce(excluded.last_guild_id, discord_member.last_guild_id),
      interaction_token = coalesce(excluded.interaction_token, discord_member.interaction_token),
      interaction_until = coalesce(excluded.interaction_until, discord_member.interaction_until),
      refused_at = case when discord_member.user_id = any ($7::text[]) then null else discord_member.refused_at end,
      left_at = null`,
}
const OPENED: Statement = {
  name: 'discord_member_opened',
  text: `insert into discord_member (workspace, user_id, direct_channel_id) values ($1, $2, $3)
    on conflict (workspace, user_id) do update set direct_channel_id = excluded.direct_channel_id`,
}
const REFUSED: Statement = {
  name: 'discord_member_refused',
  text: `insert into discord_member (workspace, user_id, refused_at) values ($1, $2, $3)
    on conflict (workspace, user_id) do update set refused_at = excluded.refused_at`,
}
const LEFT: Statement = {
  name: 'discord_member_left',
  text: 'update discord_member set left_at = $3 where workspace = $1 and user_id = $2',
}

/** The members' ways to be reached, in memory for those who are about, in the database for all. */
export class Members {
  readonly #db: Database
  readonly #workspace: number
  readonly #secrets: Secrets
  readonly #known = new Recent<MemberFacts>(REMEMBERED)

  constructor(db: Database, workspace: number, secrets: Secrets) {
    this.#db = db
    this.#workspace = workspace
    this.#secrets = secrets
  }

  async get(userId: string): Promise<MemberFacts> {
    const known = this.#known.get(userId)
    if (known) return known
    const [row] = await this.#db.run<Row>(READ, [this.#workspace, userId])
    const facts = row ? this.#factsOf(row) : UNKNOWN
    this.#known.set(userId, facts)
    return facts
  }

  /**
   * Stores what the events of a batch taught, in the batch's transaction; most teach nothing new and cost nothing. The answer
   * is to be called after the commit.
   */
  async note(tx: Transaction, notes: readonly MemberNote[]): Promise<() => void> {
    const news = [...mergeByMember(notes.filter((note) => this.#isNew(note))).values()]
    if (news.length === 0) return () => undefined
    news.sort((a, b) => (a.userId < b.userId ? -1 : 1))
    await tx.run(NOTE, [
      this.#workspace,
      news.map((note) => note.userId),
      news.map((note) => note.directChannelId),
      news.map((note) => note.guildId),
      news.map((note) => note.interaction && this.#secrets.seal(PURPOSE, note.interaction.token)),
      news.map((note) => note.interaction?.until ?? null),
      news.filter((note) => note.tryDirectAgain).map((note) => note.userId),
    ])
    return () => {
      for (const note of news) this.#apply(note)
    }
  }

  async opened(userId: string, directChannelId: string): Promise<void> {
    await this.#db.run(OPENED, [this.#workspace, userId, directChannelId])
    this.#change(userId, { directChannelId })
  }

  /** `at`: since when direct messages are refused; null when one was taken again. */
  async refused(userId: string, at: Date | null): Promise<void> {
    await this.#db.run(REFUSED, [this.#workspace, userId, at])
    this.#change(userId, { refused: at !== null })
  }

  async left(userId: string, at: Date): Promise<void> {
    await this.#db.run(LEFT, [this.#workspace, userId, at])
  }

  #isNew(note: MemberNote): boolean {
    if (note.interaction || note.guildId) return true
    const known = this.#known.get(note.userId)
    return !known || (note.directChannelId !== null && known.directChannelId !== note.directChannelId) || known.refused
  }

  #apply(note: MemberNote): void {
    const known = this.#known.get(note.userId)
    // Of a member who was not in memory only a part would be known now; the next look reads the whole row.
    if (!known) return
    this.#known.set(note.userId, {
      directChannelId: note.directChannelId ?? known.directChannelId,
      refused: known.refused && !note.tryDirectAgain,
      guildId: note.guildId ?? known.guildId,
      interaction: note.interaction ?? known.interaction,
    })
  }

  #change(userId: string, change: Partial<MemberFacts>): void {
    const known = this.#known.get(userId)
    if (known) this.#known.set(userId, { ...known, ...change })
  }

  #factsOf(row: Row): MemberFacts {
    return {
      directChannelId: row.direct_channel_id,
      refused: row.refused_at !== null,
      guildId: row.last_guild_id,
      interaction: this.#openToken(row),
    }
  }

  #openToken(row: Row): MemberFacts['interaction'] {
    if (!row.interaction_token || !row.interaction_until || row.interaction_until.getTime() <= Date.now()) return null
    try {
      return { token: this.#secrets.open(PURPOSE, row.interaction_token), until: row.interaction_until }
    } catch {
      // Sealed with a key that is gone; the token is worth a quarter of an hour, so nothing is lost.
      return null
    }
  }
}

function mergeByMember(notes: readonly MemberNote[]): Map<string, MemberNote> {
  const merged = new Map<string, MemberNote>()
  for (const note of notes) {
    const before = merged.get(note.userId)
    merged.set(note.userId, {
      userId: note.userId,
      directChannelId: note.directChannelId ?? before?.directChannelId ?? null,
      guildId: note.guildId ?? before?.guildId ?? null,
      interaction: note.interaction ?? before?.interaction ?? null,
      tryDirectAgain: note.tryDirectAgain || (before?.tryDirectAgain ?? false),
    })
  }
  return merged
}
