import type { ProvisionPlan, TwilioCheck, TwilioView } from '../protocol/twilio.ts'
import type { SetUpCaller } from './discord-set-up.ts'

/** A call that says it is Twilio's, as it came. */
export interface TwilioCall {
  /** The word of the address that names the account. */
  hook: string
  kind: 'conversations' | 'interactions' | 'events' | 'studio'
  /** Path and query as they came, behind PUBLIC_URL. */
  path: string
  signature: string | undefined
  contentType: string | undefined
  body: Uint8Array
}

/** A call that tells something and wants no answer. */
export type HeardCall = TwilioCall & { kind: Exclude<TwilioCall['kind'], 'studio'> }

/** A workspace's Twilio account, as routes need it; the composition, which knows the connector, gives it. */
export interface TwilioSetUp {
  show(workspace: number): Promise<TwilioView>
  /** Asks Twilio. Answers one line for each thing that must be right; none where no account is connected. */
  check(workspace: number): Promise<TwilioCheck[]>
  /** @throws Refusal `not_found` where no account is connected, `unavailable` when Twilio cannot be asked */
  choices(workspace: number): Promise<{ workflows: { sid: string; name: string }[] }>
  /**
   * Checks, keeps and uses an account.
   * @throws Refusal `invalid` with Twilio's reason, `unavailable`, `conflict` where the environment or another workspace has the say
   */
  connect(caller: SetUpCaller, account: { accountSid: string; authToken: string }): Promise<void>
  /** @throws Refusal `not_found` where no account is connected, `invalid` for a workflow that is not there */
  update(
    caller: SetUpCaller,
    change: { router?: 'guildesk' | 'studio' | undefined; workflow?: string | undefined },
  ): Promise<void>
  /** @throws Refusal `conflict` where the environment has the say */
  disconnect(caller: SetUpCaller): Promise<void>
  /** @throws Refusal as `choices` */
  plan(workspace: number): Promise<ProvisionPlan>
  /** @throws Refusal as `choices` */
  apply(caller: SetUpCaller): Promise<ProvisionPlan>
  /**
   * Hears what Twilio tells of conversations, interactions and tasks.
   * @throws Refusal `forbidden` for what is not signed by the account; nothing is done for it
   */
  hear(call: HeardCall): Promise<void>
}
