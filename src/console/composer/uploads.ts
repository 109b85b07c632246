import { FILE_BYTES_LIMIT, MESSAGE_FILES_LIMIT } from '../../protocol/limits.ts'
import type { AttachmentView } from '../../protocol/messages.ts'
import { createStore } from '../live/store.ts'
import { fileSize } from '../look/time.ts'

export type StoredFile = Pick<AttachmentView, 'id' | 'name' | 'mediaType' | 'bytes' | 'inline'>

/** A file that was chosen for a reply; it is stored before the reply is sent. */
export interface Upload {
  key: string
  file: File
  state: 'uploading' | 'ready' | 'failed'
  stored: StoredFile | null
  cause: string | null
}

export const uploads = createStore<Record<string, Upload[]>>({})

/** Takes files for a draft, by its key. Resolves to null, or to the sentence that says what was left out. */
export function addFiles(draft: string, files: readonly File[]): string | null {
  const room = MESSAGE_FILES_LIMIT - (uploads.get()[draft]?.length ?? 0)
  const tooLarge = files.filter((file) => file.size > FILE_BYTES_LIMIT)
  const fitting = files.filter((file) => file.size <= FILE_BYTES_LIMIT && file.size > 0)
  for (const file of fitting.slice(0, room)) {
    const upload: Upload = { key: crypto.randomUUID(), file, state: 'uploading', stored: null, cause: null }
    change(draft, (list) => [...list, upload])
    void store(draft, upload)
  }
  if (tooLarge[0]) return `${tooLarge[0].name} has ${fileSize(tooLarge[0].size)}. Discord takes up to 10 MiB per file.`
  if (fitting.length < files.length) return 'An empty file cannot be sent.'
  return fitting.length > room ? `A message takes ${MESSAGE_FILES_LIMIT} files. The rest was left out.` : null
}

export function retryUpload(draft: string, upload: Upload): void {
  patch(draft, upload.key, { state: 'uploading', cause: null })
  void store(draft, upload)
}

export function removeUpload(draft: string, key: string): void {
  change(draft, (list) => list.filter((each) => each.key !== key))
}

export function clearUploads(draft: string): void {
  change(draft, () => [])
}

async function store(draft: string, { key, file }: Upload): Promise<void> {
  try {
    const answer = await fetch(`/api/v1/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    })
    if (!answer.ok) return patch(draft, key, { state: 'failed', cause: await causeOf(answer) })
    patch(draft, key, { state: 'ready', stored: (await answer.json()) as StoredFile })
  } catch {
    patch(draft, key, { state: 'failed', cause: 'The desk could not be reached' })
  }
}

async function causeOf(answer: Response): Promise<string> {
  if (answer.status === 413) return 'Too large'
  try {
    return String(((await answer.json()) as { message?: unknown }).message ?? 'Not stored')
  } catch {
    return 'Not stored'
  }
}

function patch(draft: string, key: string, part: Partial<Upload>): void {
  change(draft, (list) => list.map((each) => (each.key === key ? { ...each, ...part } : each)))
}

function change(draft: string, next: (list: Upload[]) => Upload[]): void {
  uploads.set((all) => ({ ...all, [draft]: next(all[draft] ?? []) }))
}
