import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredAttachment } from './model.ts'

/** Bytes of attachments, in the data folder or, without one, in memory; and the key that signs their links. */
export class AttachmentStore {
  lifetimeSeconds = 24 * 60 * 60
  readonly #folder: string | undefined
  readonly #memory = new Map<string, Buffer>()
  readonly #types = new Map<string, string>()
  #key = randomBytes(32)

  constructor(dataFolder: string | undefined) {
    this.#folder = dataFolder ? path.join(dataFolder, 'files') : undefined
    if (this.#folder) mkdirSync(this.#folder, { recursive: true })
  }

  async put(id: string, data: Buffer): Promise<void> {
    if (this.#folder) await writeFile(path.join(this.#folder, id), data)
    else this.#memory.set(id, data)
  }

  async get(id: string): Promise<Buffer | undefined> {
    if (!this.#folder) return this.#memory.get(id)
    return readFile(path.join(this.#folder, id)).catch(() => undefined)
  }

  /** Remembers what a file is, so that its link can be answered without looking its message up. */
  learn(file: StoredAttachment): void {
    this.#types.set(file.id, file.type)
  }

  typeOf(id: string): string {
    return this.#types.get(id) ?? 'application/octet-stream'
  }

  /** Another key makes every link that was given out worthless; links read from now on are good again. */
  expireAll(): void {
    this.#key = randomBytes(32)
  }

  sign(channel: string, id: string, expires: string, issued: string): string {
    return createHmac('sha256', this.#key).update(`${channel}/${id}/${expires}/${issued}`).digest('hex')
  }
}
