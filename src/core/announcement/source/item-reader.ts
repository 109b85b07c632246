import type { Item } from './source.ts'

/** Where to read, and what is known from the last time. */
export interface ReadingPlace {
  /** A feed's address, or an account of X. */
  url: string
  /** X's bearer token. */
  secret: string | null
  etag: string | null
  lastModified: string | null
  position: string | null
}

export interface Reading {
  /** What it calls itself. */
  title: string | null
  /** Where it was found: another address than the one asked for where that was a page which names its feed. */
  url: string
  /** For people: `RSS 2.0`, `Atom`, `JSON Feed 1.1`. */
  format: string
  /** As they stand there, most often the newest first. */
  items: Item[]
  etag: string | null
  lastModified: string | null
  position: string | null
}

/** What can be read for items: a feed, an account of X. */
export interface ItemReader {
  /** Null: nothing has changed since the last time. @throws SourceFault */
  read(place: ReadingPlace): Promise<Reading | null>
}

export type ReadKind = 'feed' | 'x'
export type ItemReaders = Record<ReadKind, ItemReader>

/**
 * Why a source could not be read, in a sentence that says what to do. `passing`: perhaps it can later. `gone`: it says itself that it will
 * never be there again.
 */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  readonly kind: 'passing' | 'gone'
  /** Until when it asks to be left alone. */
  readonly retryAt: Date | null

  constructor(
    words: string,
    { kind = 'passing', retryAt = null }: { kind?: 'passing' | 'gone'; retryAt?: Date | null } = {},
  ) {
    super(words)
    this.kind = kind
    this.retryAt = retryAt
  }
}
