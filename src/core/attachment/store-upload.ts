import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'

export interface Upload {
  workspace: number
  agent: string
  name: string
  /** As sniffed, never as declared. */
  mediaType: string
  bytes: Uint8Array
}

const STORE: Statement = {
  name: 'attachment_store_upload',
  text: `insert into attachment (workspace, id, uploaded_by, name, media_type, bytes, state, blob, hash, created_at)
    values ($1, $2, $3, $4, $5, $6, 'stored', $7, $8, $9)`,
}

/** Keeps a file that an agent is about to send. Answers its id. */
export async function storeUpload(kernel: Kernel, blobs: BlobStore, upload: Upload): Promise<string> {
  const id = newId()
  const { workspace, agent, mediaType, bytes } = upload
  const { blob, hash } = await blobs.put(workspace, bytes)
  const name = fileName(upload.name)
  await kernel.db.run(STORE, [workspace, id, agent, name, mediaType, bytes.length, blob, hash, kernel.clock.now()])
  return id
}

/** A name that is safe in a header and on a disk: no path, no control characters, no direction overrides, at most 120 characters. */
export function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 ? clean.slice(dot, dot + 20) : ''
  return `${clean.slice(0, 120 - extension.length).replace(extension, '')}${extension}` || 'file'
}
