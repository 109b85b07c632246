import type { Log } from '../../../../kernel/log.ts'
import { Recent } from '../../recent.ts'
import { pictureHash } from './picture-hash.ts'

const TIMEOUT_MS = 10_000
const LARGEST_BYTES = 1_000_000
const REMEMBERED = 10_000
/** 64 pixels show what there is to compare. */
const SIZE = 'size=64'

export interface PicturesOptions {
  /** Where Discord keeps pictures; nothing else is asked, whatever an address says. */
  cdn: string
  log: Log
}

/** What pictures look like, by their address: Discord gives a changed picture another one. */
export class Pictures {
  readonly #options: PicturesOptions
  /** Empty for a picture that shows nothing. */
  readonly #known = new Recent<string>(REMEMBERED)

  constructor(options: PicturesOptions) {
    this.#options = options
  }

  knows(address: string): boolean {
    return this.#known.get(address) !== undefined
  }

  /** Null for a picture that shows nothing, or cannot be had. */
  async hashOf(address: string): Promise<string | null> {
    const known = this.#known.get(address)
    if (known !== undefined) return known || null
    const file = await this.#load(address)
    if (file === 'later') return null
    const hash = file && pictureHash(file)
    this.#known.set(address, hash ?? '')
    return hash
  }

  /** The file; null when there is none, or it is too large; `later` when Discord could not be asked. */
  async #load(address: string): Promise<Uint8Array | null | 'later'> {
    const url = URL.parse(address.replace(/size=\d+$/, SIZE))
    if (!url || url.origin !== new URL(this.#options.cdn).origin) return null
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
      if (response.ok) return await readLimited(response)
      await response.body?.cancel()
      return response.status >= 500 || response.status === 429 ? 'later' : null
    } catch (error) {
      this.#options.log.debug({ err: error }, "a member's picture could not be looked at")
      return 'later'
    }
  }
}

async function readLimited(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > LARGEST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
