import { closeSync, createReadStream, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'

const FLUSH_AFTER_MS = 20

/** A file of JSON records, one a line, appended in batches. Nothing waits for the disk: what is written here stands in for servers that are never lost. */
export class AppendedLines {
  readonly #handle: FileHandle
  #pending: string[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  #failed = false

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Opens the file to append to it, or emptied. */
  static async open(file: string, append: boolean): Promise<AppendedLines> {
    return new AppendedLines(await open(file, append ? 'a' : 'w', 0o600))
  }

  write(record: object): void {
    this.#pending.push(JSON.stringify(record))
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS)
  }

  /** Writes what waits; resolves when all that was given so far is with the operating system. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pending.length === 0) return this.#writing
    const chunk = `${this.#pending.join('\n')}\n`
    this.#pending = []
    this.#writing = this.#writing.then(() => this.#handle.appendFile(chunk)).catch((error: Error) => this.#fail(error))
    return this.#writing
  }

  async close(): Promise<void> {
    await this.flush()
    await this.#handle.close()
  }

  #fail(error: Error): void {
    if (!this.#failed)
      process.stderr.write(`sandbox: a journal cannot be written (${error.message}); it goes on in memory only\n`)
    this.#failed = true
  }
}

/** All whole lines; a torn last line, as a killed process leaves it, is passed over. */
export async function* readLines<T>(file: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const record = parse<T>(line)
    if (record !== undefined) yield record
  }
}

function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T
  } catch {
    return undefined
  }
}

/** The new file takes the old one's place only when it is whole on disk. */
export function rewriteLines(file: string, records: Iterable<object>): void {
  const next = `${file}.next`
  const descriptor = openSync(next, 'w', 0o600)
  let chunk = ''
  for (const record of records) {
    chunk += `${JSON.stringify(record)}\n`
    if (chunk.length < 1 << 20) continue
    writeSync(descriptor, chunk)
    chunk = ''
  }
  writeSync(descriptor, chunk)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(next, file)
}
