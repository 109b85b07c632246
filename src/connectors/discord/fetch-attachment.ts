import { type AttachmentFetcher, FetchError } from '../../core/attachment/source.ts'
import type { AttachmentSource } from '../../core/attachment/tables.ts'
import type { DiscordRest } from './rest/client.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, textOf } from './shapes.ts'

const TIMEOUT_MS = 60_000
const DISCORD_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net']
const EXPIRED = new Set([401, 403, 404, 410])

/** Copies members' files from Discord: from its own file hosts only, whatever a message says. */
export class DiscordAttachments implements AttachmentFetcher {
  readonly #rest: () => DiscordRest | undefined
  readonly #hosts: Set<string>

  constructor(rest: () => DiscordRest | undefined, apiBase: string | null) {
    this.#rest = rest
    this.#hosts = new Set(apiBase ? [new URL(apiBase).hostname] : DISCORD_HOSTS)
  }

  /** @throws FetchError, `permanent` when the file cannot come any more. */
  async fetch(source: AttachmentSource, limit: number): Promise<Uint8Array> {
    const first = await this.#get(source.url, limit)
    if (first !== 'expired') return first
    const fresh = await this.#freshAddress(source)
    const second = fresh ? await this.#get(fresh, limit) : 'expired'
    if (second === 'expired') throw new FetchError('Discord does not keep this file any more.', true)
    return second
  }

  async #get(address: string, limit: number): Promise<Uint8Array | 'expired'> {
    const url = URL.parse(address)
    if (!url || !/^https?:$/.test(url.protocol) || !this.#hosts.has(url.hostname)) {
      throw new FetchError('The file does not lie with Discord.', true)
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
      if (response.ok && response.body) return await readWhole(response, limit)
      await response.body?.cancel()
      if (EXPIRED.has(response.status)) return 'expired'
      throw new FetchError(`Discord answered ${response.status} for a file.`, false)
    } catch (error) {
      if (error instanceof FetchError) throw error
      throw new FetchError('Discord could not be reached for a file.', false)
    }
  }

  /** Addresses expire; the message, read again, bears fresh ones. Files of a form have no message, and Discord says so. */
  async #freshAddress(source: AttachmentSource): Promise<string | null> {
    const rest = this.#rest()
    if (!rest) throw new FetchError('The connection to Discord is stopped.', false)
    const answer = await rest.call({
      method: 'GET',
      route: `/channels/${source.channelId}/messages/${source.messageExternalId}`,
      urgency: 'bulk',
    })
    if (answer.ok) return isFields(answer.body) ? addressIn(answer.body, source.externalId) : null
    if (answer.failure.kind === 'refused') return null
    throw new FetchError(answer.failure.detail, false)
  }
}

function addressIn(message: Fields, fileId: string): string | null {
  const forwarded = listOf(message, 'message_snapshots').map((snapshot) => fieldsOf(snapshot, 'message'))
  const files = [message, ...forwarded].flatMap((each) => (each ? listOf(each, 'attachments') : []))
  const file = files.find((each) => idOf(each, 'id') === fileId)
  return file ? textOf(file, 'url') : null
}

/** The declared size may be wrong or missing, so the limit is held while reading. */
async function readWhole(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let sum = 0
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    sum += chunk.byteLength
    if (sum > limit) {
      throw new FetchError('The file is larger than is taken here.', true)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
