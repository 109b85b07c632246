import { listAccounts, readAccountOfHook, type StoredAccount } from '../connectors/twilio/accounts.ts'
import { openTwilioClient } from '../connectors/twilio/client.ts'
import { WorkerNames } from '../connectors/twilio/flex/worker-names.ts'
import { HookCounts } from '../connectors/twilio/hooks/counts.ts'
import { hearCall } from '../connectors/twilio/hooks/hear-call.ts'
import { readCall, type SignedCall } from '../connectors/twilio/hooks/read-call.ts'
import { DESK_ROUTE } from '../core/desk/desk.ts'
import type { HeardCall, TwilioCall } from '../http/twilio-set-up.ts'
import { Refusal } from '../kernel/errors.ts'
import { freeLanes } from '../kernel/lanes/claim.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { Keeper } from './keeper.ts'
import { workedFor } from './routings.ts'
import { runTwilio, type TwilioOptions, type TwilioRun } from './run-twilio.ts'

export interface AccountsOptions extends TwilioOptions {
  secrets: Secrets
  /** The simulated Twilio that runs beside us; only there may simulated accounts be worked. */
  sandbox: { apiBase: string } | null
  /** No other process is on this database. */
  alone: boolean
}

/** The Twilio accounts of all workspaces: what is stored is worked, here and at once, and what is no longer stored is not. */
export class TwilioAccounts {
  readonly counts = new HookCounts()
  readonly #options: AccountsOptions
  readonly #keeper: Keeper<StoredAccount, TwilioRun>

  constructor(options: AccountsOptions) {
    this.#options = options
    const { kernel, alone } = options
    this.#keeper = new Keeper({
      wanted: () => this.#wanted(),
      isSame: (running, wanted) => running.updatedAt.getTime() === wanted.updatedAt.getTime(),
      start: async (account) => {
        if (alone) await freeLanes(kernel.db, account.workspace, DESK_ROUTE)
        return runTwilio(options, account)
      },
      log: kernel.log,
    })
  }

  start(): Promise<void> {
    return this.#keeper.start(this.#options.kernel.bus)
  }

  /** Resolves when what is stored now is what is worked. Does not wait for Twilio. */
  sync(): Promise<void> {
    return this.#keeper.sync()
  }

  stop(): Promise<void> {
    return this.#keeper.stop()
  }

  /** What keeps a workspace's account from working until a person acts; null when nothing does, and where there is none. */
  trouble(workspace: number): string | null {
    return this.#keeper.get(workspace)?.trouble() ?? null
  }

  /** Hears what Twilio tells. @throws Refusal `forbidden` for what is not signed */
  async hear(call: HeardCall): Promise<void> {
    const { account, signed } = await this.read(call)
    const { kernel } = this.#options
    const names =
      this.#keeper.get(account.workspace)?.names ??
      new WorkerNames(openTwilioClient(account), account.places.workspace, kernel.clock)
    const ours = await hearCall(kernel, { account, names }, call.kind, signed)
    this.counts.add(call.kind, ours ? 'taken' : 'other')
  }

  /**
   * Reads a call that the account of its address has signed.
   * @throws Refusal `forbidden` for every other, alike whatever is wrong with it
   */
  async read(call: TwilioCall): Promise<{ account: StoredAccount; signed: SignedCall }> {
    const { kernel, secrets, publicUrl } = this.#options
    const account = await readAccountOfHook(kernel.db, secrets, call.hook)
    const signed = account && readCall(account, publicUrl, call)
    if (account && signed) return { account, signed }
    this.counts.add(call.kind, 'refused')
    const why = account
      ? call.signature
        ? 'the signature is not right'
        : 'it is not signed'
      : 'the address is nobody’s'
    kernel.log.warn({ kind: call.kind, workspace: account?.workspace, why }, 'a call in the name of Twilio was refused')
    throw new Refusal('forbidden', 'This call is not signed by the Twilio account of this address.')
  }

  async #wanted(): Promise<Map<number, StoredAccount>> {
    const { kernel, secrets, sandbox } = this.#options
    const [accounts, worked] = await Promise.all([listAccounts(kernel.db, secrets), workedFor(kernel)])
    const workable = accounts.filter(
      ({ workspace, simulated, apiBase }) => worked.has(workspace) && (!simulated || apiBase === sandbox?.apiBase),
    )
    return new Map(workable.map((account) => [account.workspace, account]))
  }
}
