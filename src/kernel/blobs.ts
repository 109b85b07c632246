import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from './clock.ts'
import { newId } from './ids.ts'

/** Where the bytes of files are kept. */
export interface BlobStore {
  /** Stores bytes durably before it answers. */
  put(workspace: number, bytes: Uint8Array): Promise<{ blob: string; hash: string }>
  /** The bytes of a blob; throws when they are gone. */
  read(blob: string): Promise<Uint8Array>
  remove(blob: string): Promise<void>
  /** Removes all blobs of a workspace. */
  clear(workspace: number): Promise<void>
}

/** Blobs as files under a folder: `<workspace>/<yyyy-mm>/<id>`. */
export class FolderBlobStore implements BlobStore {
  readonly #folder: string
  readonly #clock: Clock

  constructor(folder: string, clock: Clock) {
    this.#folder = folder
    this.#clock = clock
  }

  async put(workspace: number, bytes: Uint8Array): Promise<{ blob: string; hash: string }> {
    const blob = `${workspace}/${this.#clock.now().toISOString().slice(0, 7)}/${newId()}`
    const path = this.#path(blob)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Written beside and renamed, so that a kill in the middle leaves no half file under a name that a row may carry.
    const file = await open(`${path}.part`, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.part`, path)
    return { blob, hash: createHash('sha256').update(bytes).digest('hex') }
  }

  read(blob: string): Promise<Uint8Array> {
    return readFile(this.#path(blob))
  }

  async remove(blob: string): Promise<void> {
    await rm(this.#path(blob), { force: true })
  }

  async clear(workspace: number): Promise<void> {
    await rm(join(this.#folder, String(workspace)), { recursive: true, force: true })
  }

  #path(blob: string): string {
    // Blob names are made here and nowhere else; the check keeps a wrong row from reaching outside the folder.
    if (!/^\d+\/\d{4}-\d{2}\/[0-9a-f-]{36}$/.test(blob)) throw new Error('not a blob name')
    return join(this.#folder, blob)
  }
}
