import type { StoredAttachment } from './model.ts'
import type { World } from './world.ts'

/** A file that came with a request, not yet kept. */
export interface IncomingFile {
  name: string
  type: string
  data: Buffer
  description?: string
}

/** Item 18: 10 MiB a file, 25 MiB a request. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MAX_REQUEST_BYTES = 25 * 1024 * 1024

/** A link in the form of Discord's: `ex` and `is` are hexadecimal seconds, `hm` signs both (item 17; documentation: reference, "Signed Attachment CDN URLs"). */
export function linkOf(world: World, channel: string, file: StoredAttachment): string {
  const store = world.files
  const now = Math.floor(world.clock() / 1000)
  const issued = now.toString(16)
  const expires = (now + store.lifetimeSeconds).toString(16)
  const signature = store.sign(channel, file.id, expires, issued)
  return `${world.origin}/attachments/${channel}/${file.id}/${encodeURIComponent(file.filename)}?ex=${expires}&is=${issued}&hm=${signature}`
}

/** The bytes behind a link, or undefined where it expired or was made up. */
export async function openLink(world: World, url: URL): Promise<Buffer | undefined> {
  const [, , channel, id] = url.pathname.split('/')
  const expires = url.searchParams.get('ex') ?? ''
  const issued = url.searchParams.get('is') ?? ''
  if (!channel || !id || !/^\d+$/.test(id) || !/^[0-9a-f]{1,12}$/.test(expires)) return undefined
  if (Number.parseInt(expires, 16) * 1000 < world.clock()) return undefined
  const store = world.files
  return store.sign(channel, id, expires, issued) === url.searchParams.get('hm') ? store.get(id) : undefined
}

/** Discord keeps letters, digits, dot, dash and underscore of a file's name and makes underscores of the rest. */
function safeFilename(name: string): string {
  const cleaned = name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '')
  return cleaned.slice(-200) || 'file'
}

export async function keepFile(world: World, file: IncomingFile): Promise<StoredAttachment> {
  const id = world.ids.next()
  await world.files.put(id, file.data)
  const filename = safeFilename(file.name)
  const kept: StoredAttachment = {
    id,
    filename,
    size: file.data.length,
    type: file.type || 'application/octet-stream',
    ...(filename === file.name ? {} : { title: file.name.replace(/\.[^.]*$/, '') }),
    ...(file.description === undefined ? {} : { description: file.description }),
  }
  world.files.learn(kept)
  return kept
}
