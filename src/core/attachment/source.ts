import type { AttachmentSource } from './tables.ts'

/** Where inbound files are copied from. Implemented by connectors. */
export interface AttachmentFetcher {
  /**
   * The bytes of a file, at most `limit`. An expired address is renewed by the fetcher itself.
   * @throws FetchError
   */
  fetch(source: AttachmentSource, limit: number): Promise<Uint8Array>
}

/** A file that could not be copied; `permanent` when trying again would not help. */
export class FetchError extends Error {
  readonly permanent: boolean

  constructor(message: string, permanent: boolean) {
    super(message)
    this.permanent = permanent
  }
}
