import type { Outcome, Recipient } from '../../../core/delivery/channel.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Account } from '../account.ts'
import type { Guilds } from '../guilds.ts'
import type { Members } from '../members.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import type { Threads } from '../threads.ts'
import type { Echoes } from './echoes.ts'
import { outcomeOf } from './outcome.ts'

const OPENING_PAUSE_MS = 3 * 60_000
const NOTES_REMEMBERED = 2000

/** What sending works with. */
export class Tools {
  readonly rest: DiscordRest
  readonly echoes: Echoes
  readonly members: Members
  readonly threads: Threads
  readonly guilds: Guilds
  readonly account: Account
  readonly log: Log
  readonly now: () => Date
  /** Resolves when the interaction of that token had its first answer: before, Discord takes no follow-up. */
  readonly answered: (token: string) => Promise<void>
  /** Where private threads stand for who wrote out of the blue; null while none is set. */
  readonly supportChannel: () => Promise<Recipient['origin']>
  /** By which interaction each note went out: only its token reaches the note again. */
  readonly notes = new Recent<{ token: string; until: Date }>(NOTES_REMEMBERED)
  #openingPausedUntil = 0

  constructor(
    parts: Pick<
      Tools,
      'rest' | 'echoes' | 'members' | 'threads' | 'guilds' | 'account' | 'log' | 'now' | 'answered' | 'supportChannel'
    >,
  ) {
    this.rest = parts.rest
    this.echoes = parts.echoes
    this.members = parts.members
    this.threads = parts.threads
    this.guilds = parts.guilds
    this.account = parts.account
    this.log = parts.log
    this.now = parts.now
    this.answered = parts.answered
    this.supportChannel = parts.supportChannel
  }

  outcomeOf(failure: Failure, keyed = true): Outcome {
    return outcomeOf(failure, { now: this.now(), backOffMs: this.rest.backOffMs(), keyed })
  }

  /** Discord finds that we open direct messages too fast (40003): nobody's is opened for some minutes. */
  pauseOpening(): void {
    this.#openingPausedUntil = this.now().getTime() + OPENING_PAUSE_MS
    this.log.error('Discord says that direct messages are opened too fast. No new ones are opened for three minutes.')
  }

  openingPausedUntil(): number {
    return this.#openingPausedUntil
  }
}
