import type { Clock } from '../../../kernel/clock.ts'
import type { TwilioClient } from '../client.ts'

const KEPT_MS = 10 * 60_000
const MOST_KEPT = 5000

/**
 * The names of Flex's agents by their identity in conversations. Flex writes every sign of a worker's name but letters and digits as `_` and
 * its code, as in `priya_2Ekumar`.
 */
export class WorkerNames {
  readonly #client: TwilioClient
  readonly #workspace: string | undefined
  readonly #clock: Clock
  readonly #known = new Map<string, { name: string | null; until: number }>()

  constructor(client: TwilioClient, workspace: string | undefined, clock: Clock) {
    this.#client = client
    this.#workspace = workspace
    this.#clock = clock
  }

  /** As it was read lately, without asking; undefined where it was not. Null: it is no worker's. */
  known(identity: string): string | null | undefined {
    const found = this.#known.get(identity)
    return found && found.until > this.#clock.now().getTime() ? found.name : undefined
  }

  /** The worker's own name; null where there is no such worker. @throws TwilioFault */
  async find(identity: string): Promise<string | null> {
    const known = this.known(identity)
    if (known !== undefined) return known
    const name = await this.#ask(identity)
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    this.#known.set(identity, { name, until: this.#clock.now().getTime() + KEPT_MS })
    return name
  }

  async #ask(identity: string): Promise<string | null> {
    if (this.#workspace === undefined) return null
    const friendlyName = decodeIdentity(identity)
    const sdk = await this.#client.sdk()
    const workers = await sdk.taskrouter.v1.workspaces(this.#workspace).workers.list({ friendlyName, limit: 1 })
    const [worker] = workers
    return worker ? nameIn(worker.attributes) || friendlyName : null
  }
}

/** `priya_2Ekumar` → `priya.kumar`. What is no such writing stays as it is. */
export function decodeIdentity(identity: string): string {
  const bytes = identity.replace(/_([0-9A-F]{2})/g, '%$1')
  try {
    return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'))
  } catch {
    return identity
  }
}

/** Flex shows `full_name` of a worker's attributes (twilio.com/docs/flex/developer/routing/api/worker). */
function nameIn(attributes: string): string {
  try {
    const { full_name: name } = JSON.parse(attributes) as { full_name?: unknown }
    return typeof name === 'string' ? name.trim() : ''
  } catch {
    return ''
  }
}
