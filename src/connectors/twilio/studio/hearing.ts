import type { TurnOptions } from '../../../core/routing/decide-turn.ts'
import type { StoredAccount } from '../accounts.ts'
import type { TwilioClient } from '../client.ts'

/** What Studio is heard with. */
export interface StudioHearing {
  turns: TurnOptions
  account: StoredAccount
  client: TwilioClient
  /** Address of a conversation at our own desk. */
  urlOf: (conversation: string) => string
  /** Milliseconds after which Studio is answered, come what may; see ANSWER_MS. */
  answerWithin: number
}
