import { setTimeout as wait } from 'node:timers/promises'
import type { TwilioAccess } from '../connectors/twilio/access.ts'
import {
  deleteAccount,
  isHeld,
  readAccount,
  type StoredAccount,
  savePlaces,
  saveRouter,
  type TwilioPlaces,
  upsertAccount,
} from '../connectors/twilio/accounts.ts'
import { checkAccount, checkCredentials } from '../connectors/twilio/check-account.ts'
import { checkProvision, checkReach } from '../connectors/twilio/check-ways.ts'
import { openTwilioClient } from '../connectors/twilio/client.ts'
import { isMissing, TwilioFault } from '../connectors/twilio/fault.ts'
import { findPlaces } from '../connectors/twilio/find-places.ts'
import { flowUrl } from '../connectors/twilio/flex/links.ts'
import { applyProvision, planProvision } from '../connectors/twilio/provision/provision.ts'
import { type AuditAct, recordAudit } from '../core/audit/record-audit.ts'
import { connectDesk, disconnectDesk } from '../core/queue/connected-desk.ts'
import { bringBack, countLeft, forgetLeft } from '../core/transfer/bring-back.ts'
import { readSettings } from '../core/workspace/settings.ts'
import type { SetUpCaller } from '../http/discord-set-up.ts'
import type { HeardCall, TwilioSetUp } from '../http/twilio-set-up.ts'
import type { Reader, Transaction } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { appendEvents } from '../kernel/events/append.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import type { ProvisionPlan, TwilioCheck, TwilioView } from '../protocol/twilio.ts'
import type { SandboxTwilio } from './ask-for-sandbox.ts'
import { WORKSPACES_CHANGED } from './keeper.ts'
import type { TwilioAccounts } from './twilio-accounts.ts'

export interface SetUpOptions {
  kernel: Kernel
  secrets: Secrets
  accounts: TwilioAccounts
  /** Address by which Twilio reaches us, without a slash at the end. */
  publicUrl: string
  /** The simulated Twilio beside us: its own account leads there, every other one to Twilio. */
  sandbox: SandboxTwilio | null
  /** The workspace whose account is TWILIO_ACCOUNT_SID's; null where the environment names none. */
  fixed: number | null
}

const NONE = 'No Twilio account is connected yet. Connect one in Settings.'
const FIXED =
  'The environment decides the account of this workspace (TWILIO_ACCOUNT_SID). Change it there, then start again.'
const DEMO = 'The demo has a simulated Twilio of its own. Switch to your own workspace to connect your account.'
/** How long whoever disconnects waits until Flex was told of the end of what was there. */
const LEAVE_MS = 5000
const LOOK_MS = 100

/** Setting up Twilio at run time: looks are answered by Twilio itself, changes are stored and worked at once. */
export class TwilioDesk implements TwilioSetUp {
  readonly #options: SetUpOptions

  constructor(options: SetUpOptions) {
    this.#options = options
  }

  async show(workspace: number): Promise<TwilioView> {
    const { publicUrl } = this.#options
    const stored = await this.#stored(workspace)
    const isFixed = workspace === this.#options.fixed
    if (!stored) return { account: null, fixed: isFixed, publicUrl, agentPage: null }
    const { accountSid, authToken, simulated, router, places, refusedAt } = stored
    return {
      account: {
        ...{ accountSid, simulated, router },
        tokenHint: authToken.slice(-4),
        workspace: places.workspace ?? null,
        workflow: places.workflow ?? null,
        refusedAt: refusedAt?.toISOString() ?? null,
        flowUrl: flowUrl(stored),
      },
      fixed: isFixed,
      publicUrl,
      agentPage: simulated ? (this.#options.sandbox?.agentPage ?? null) : null,
    }
  }

  async check(workspace: number): Promise<TwilioCheck[]> {
    const { publicUrl } = this.#options
    const stored = await this.#stored(workspace)
    if (!stored) return []
    const lines = await checkAccount(openTwilioClient(stored), stored.places)
    const reach = await checkReach(publicUrl, stored.simulated)
    if (lines.some(({ what, state }) => (what === 'credentials' || what === 'flex') && state !== 'ok')) {
      return [...lines, reach]
    }
    const plan = await this.#plan(stored).catch((error: unknown) => {
      if (error instanceof TwilioFault) return null
      throw error
    })
    return [...lines, ...(plan ? checkProvision(plan) : []), reach]
  }

  async choices(workspace: number): Promise<{ workflows: { sid: string; name: string }[] }> {
    const stored = await this.#connected(workspace)
    return asking(async () => {
      const client = openTwilioClient(stored)
      const of = stored.places.workspace ?? (await findPlaces(client)).workspace ?? ''
      const sdk = await client.sdk()
      const workflows = await sdk.taskrouter.v1.workspaces(of).workflows.list({ limit: 200 })
      return { workflows: workflows.map(({ sid, friendlyName: name }) => ({ sid, name })) }
    })
  }

  async connect(caller: SetUpCaller, typed: { accountSid: string; authToken: string }): Promise<void> {
    const { kernel, fixed } = this.#options
    const { workspace } = caller
    if (workspace === fixed) throw new Refusal('conflict', FIXED)
    const { access, simulated } = this.#accessOf(typed)
    await this.#refuseHeld(kernel.db, { ...access, workspace })
    const places = await this.#placesOf(access)
    await this.#change(caller, 'twilio.connected', (tx, at) =>
      this.#store(tx, { workspace, access, simulated, places, at }),
    )
  }

  async #store(
    tx: Transaction,
    account: { workspace: number; access: TwilioAccess; simulated: boolean; places: TwilioPlaces; at: Date },
  ): Promise<void> {
    const { workspace, access, simulated, places, at } = account
    await tx.run(ONE_AT_A_TIME, [])
    const { demo } = await readSettings(tx, workspace)
    if (demo && !simulated) throw new Refusal('conflict', DEMO)
    await this.#refuseHeld(tx, { ...access, workspace })
    await upsertAccount(tx, this.#options.secrets, { ...access, workspace, simulated, at })
    await savePlaces(tx, { workspace, accountSid: access.accountSid }, places, at)
    connectDesk(tx, { workspace, desk: 'flex', now: at })
  }

  /** Which workspace it is, is nothing for people of another one. */
  async #refuseHeld(reader: Reader, account: TwilioAccess & { workspace: number }): Promise<void> {
    if (!(await isHeld(reader, account))) return
    throw new Refusal('conflict', 'This account belongs to another workspace already.', { field: 'accountSid' })
  }

  /** Looks whether Twilio takes an account, and whether there is a Flex. @throws Refusal `invalid`, `unavailable` */
  async #placesOf(access: TwilioAccess): Promise<TwilioPlaces> {
    const client = openTwilioClient(access)
    const { state, words } = await checkCredentials(client)
    if (state !== 'ok') throw new Refusal(state === 'fault' ? 'invalid' : 'unavailable', words, { field: 'authToken' })
    return findPlaces(client).catch((error: unknown) => {
      if (!(error instanceof TwilioFault)) throw error
      if (isMissing(error))
        throw new Refusal('invalid', 'This account has no Flex. Make one in Twilio’s console first.')
      throw new Refusal('unavailable', `Flex could not be looked at: ${error.message}`)
    })
  }

  async update(
    caller: SetUpCaller,
    { router, workflow }: { router?: 'guildesk' | 'studio' | undefined; workflow?: string | undefined },
  ): Promise<void> {
    const { workspace } = caller
    const stored = await this.#connected(workspace)
    if (workflow !== undefined) {
      const { workflows } = await this.choices(workspace)
      if (!workflows.some(({ sid }) => sid === workflow)) {
        throw new Refusal('invalid', 'There is no such workflow. Choose another one.', { field: 'workflow' })
      }
    }
    if (router === 'studio' && !stored.places.flow) {
      throw new Refusal('conflict', 'There is no Studio flow yet. Apply the provisioning first.', { field: 'router' })
    }
    await this.#change(caller, 'twilio.changed', async (tx, at) => {
      if (workflow !== undefined) await savePlaces(tx, stored, { workflow }, at)
      if (router !== undefined) await saveRouter(tx, workspace, router, at)
    })
  }

  /** First nobody is left in Flex, then Flex is told so, then the account is forgotten. */
  async disconnect(caller: SetUpCaller): Promise<void> {
    const { kernel } = this.#options
    const { workspace } = caller
    if (workspace === this.#options.fixed) throw new Refusal('conflict', FIXED)
    const stored = await this.#stored(workspace)
    if (!stored) return
    await kernel.db.transaction((tx) => disconnectDesk(tx, { workspace, desk: 'flex' }))
    await bringBack(kernel, workspace, 'Twilio Flex was disconnected.')
    const until = Date.now() + (stored.refusedAt ? 0 : LEAVE_MS)
    while (Date.now() < until && (await countLeft(kernel, workspace)) > 0) await wait(LOOK_MS)
    await this.#change(caller, 'twilio.disconnected', (tx) => deleteAccount(tx, workspace))
    await forgetLeft(kernel, workspace)
  }

  async plan(workspace: number): Promise<ProvisionPlan> {
    const stored = await this.#connected(workspace)
    return asking(() => this.#plan(stored))
  }

  async apply(caller: SetUpCaller): Promise<ProvisionPlan> {
    const { kernel, publicUrl } = this.#options
    const account = await this.#connected(caller.workspace)
    const plan = await asking(() => applyProvision({ kernel, account, publicUrl }))
    await this.#change(caller, 'twilio.provisioned', async () => undefined)
    return plan
  }

  hear(call: HeardCall): Promise<void> {
    return this.#options.accounts.hear(call)
  }

  #plan(account: StoredAccount): Promise<ProvisionPlan> {
    const { kernel, publicUrl } = this.#options
    return planProvision({ kernel, account, publicUrl })
  }

  #stored(workspace: number): Promise<StoredAccount | null> {
    const { kernel, secrets } = this.#options
    return readAccount(kernel.db, secrets, workspace)
  }

  async #connected(workspace: number): Promise<StoredAccount> {
    const stored = await this.#stored(workspace)
    if (!stored) throw new Refusal('not_found', NONE)
    return stored
  }

  #accessOf({ accountSid, authToken }: { accountSid: string; authToken: string }) {
    const { sandbox } = this.#options
    const simulated = sandbox !== null && sandbox.accountSid === accountSid
    return { access: { accountSid, authToken, apiBase: simulated ? sandbox.apiBase : null }, simulated }
  }

  async #change(
    { workspace, agent }: SetUpCaller,
    act: Extract<AuditAct, `twilio.${string}`>,
    change: (tx: Transaction, at: Date) => Promise<void>,
  ): Promise<void> {
    const { kernel, accounts } = this.#options
    const at = kernel.clock.now()
    await kernel.db.transaction(async (tx) => {
      await change(tx, at)
      await recordAudit(tx, { workspace, agent, act, subject: `workspace:${workspace}`, at })
      tx.wake(WORKSPACES_CHANGED)
      const facts = { workspace, conversation: null, agent, at }
      await appendEvents(tx, [
        { ...facts, kind: 'twilio.changed' },
        { ...facts, kind: 'queue.changed' },
      ])
    })
    await accounts.sync()
  }
}

/** Two workspaces that connect one account at once: the second finds what the first has stored. */
const ONE_AT_A_TIME = { name: 'twilio_connect_lock', text: 'select pg_advisory_xact_lock(7305004)' }

/** @throws Refusal `unavailable` with what Twilio said, where it does not answer as asked */
async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof TwilioFault) throw new Refusal('unavailable', `Twilio does not do that: ${error.message}`)
    throw error
  }
}
