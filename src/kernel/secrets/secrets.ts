import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 'v1'
const SALT = 'guildesk'

/** Seals what must not stand readable in the database. One key, from which each purpose has its own (HKDF), AES-256-GCM. */
export class Secrets {
  readonly #key: Buffer
  readonly #derived = new Map<string, Buffer>()

  /** `key`: at least 32 characters or bytes of randomness. */
  constructor(key: string) {
    this.#key = Buffer.from(key)
  }

  /** Key material for one purpose, 32 bytes. */
  derive(purpose: string): Buffer {
    let key = this.#derived.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.#key, SALT, purpose, 32))
      this.#derived.set(purpose, key)
    }
    return key
  }

  seal(purpose: string, text: string): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.derive(purpose), nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
  }

  /** Throws when it was sealed with another key or for another purpose, or was changed. */
  open(purpose: string, sealed: string): string {
    const [version, body] = sealed.split('.')
    if (version !== VERSION || !body) throw new Error('sealed by an unknown version')
    const bytes = Buffer.from(body, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', this.derive(purpose), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  }
}
