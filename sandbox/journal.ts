import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { JournalRecord, World } from './world/world.ts'

const FLUSH_AFTER_MS = 20

/**
 * The world's memory on disk: one JSON record a line, appended in batches. At start the journal is read, written anew without what was
 * overtaken, and appended to from there. Nothing waits for the disk: the sandbox stands in for a server that is never lost.
 */
export class Journal {
  readonly #handle: FileHandle
  #pending: string[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  #failed = false

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Reads `journal.jsonl` of the folder into the world (telling whether there was one) and opens it for appending. */
  static async open(folder: string, world: World): Promise<{ journal: Journal; found: boolean }> {
    mkdirSync(folder, { recursive: true })
    const file = path.join(folder, 'journal.jsonl')
    const found = existsSync(file) && (await readInto(file, world))
    if (found) rewrite(file, world)
    return { journal: new Journal(await open(file, found ? 'a' : 'w', 0o600)), found }
  }

  write(record: JournalRecord): void {
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
      process.stderr.write(
        `sandbox: the journal cannot be written (${error.message}); the simulated Discord goes on in memory only\n`,
      )
    this.#failed = true
  }
}

/** Reads all whole lines; a torn last line, as a killed process leaves it, is passed over. */
async function readInto(file: string, world: World): Promise<boolean> {
  let count = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const record = parseRecord(line)
    if (!record) continue
    world.apply(record)
    rememberIds(world, record)
    count++
  }
  // A journal that was cut before the world was whole is begun again.
  return (
    count > 0 && world.application !== undefined && world.guild !== undefined && world.people.has(world.application.bot)
  )
}

function parseRecord(line: string): JournalRecord | undefined {
  try {
    return JSON.parse(line) as JournalRecord
  } catch {
    return undefined
  }
}

function rememberIds(world: World, record: JournalRecord): void {
  if (record.kind === 'message') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'message-gone') world.ids.resumeAfter(record.message)
  else if (record.kind === 'channel') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'person') world.ids.resumeAfter(record.value.user.id)
  else if (record.kind === 'role') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'commands') for (const command of record.value) world.ids.resumeAfter(command.version)
}

function* recordsOf(world: World): Generator<JournalRecord> {
  yield { kind: 'application', value: world.application }
  yield { kind: 'guild', value: world.guild }
  for (const value of world.roles.values()) yield { kind: 'role', value }
  for (const value of world.people.values()) yield { kind: 'person', value }
  for (const value of world.members.values()) yield { kind: 'member', value }
  for (const value of world.channels.values()) yield { kind: 'channel', value }
  yield { kind: 'commands', value: world.commands }
  for (const channel of world.channels.keys())
    for (const value of world.log(channel).all()) yield { kind: 'message', value }
  for (const [channel, reads] of world.reads) {
    if (world.channels.has(channel))
      for (const [member, message] of reads) yield { kind: 'read', channel, member, message }
  }
}

/** The new file takes the old one's place only when it is whole on disk. */
function rewrite(file: string, world: World): void {
  const next = `${file}.next`
  const descriptor = openSync(next, 'w', 0o600)
  let chunk = ''
  for (const record of recordsOf(world)) {
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
