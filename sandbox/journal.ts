import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { AppendedLines, readLines, rewriteLines } from './appended-lines.ts'
import type { JournalRecord, World } from './world/world.ts'

/**
 * The world's memory on disk: one JSON record a line, appended in batches. At start the journal is read, written anew without what was
 * overtaken, and appended to from there. Nothing waits for the disk: the sandbox stands in for a server that is never lost.
 */
export class Journal {
  readonly #lines: AppendedLines

  private constructor(lines: AppendedLines) {
    this.#lines = lines
  }

  /** Reads `journal.jsonl` of the folder into the world (telling whether there was one) and opens it for appending. */
  static async open(folder: string, world: World): Promise<{ journal: Journal; found: boolean }> {
    mkdirSync(folder, { recursive: true })
    const file = path.join(folder, 'journal.jsonl')
    const found = existsSync(file) && (await readInto(file, world))
    if (found) rewriteLines(file, recordsOf(world))
    return { journal: new Journal(await AppendedLines.open(file, found)), found }
  }

  write(record: JournalRecord): void {
    this.#lines.write(record)
  }

  flush(): Promise<void> {
    return this.#lines.flush()
  }

  close(): Promise<void> {
    return this.#lines.close()
  }
}

async function readInto(file: string, world: World): Promise<boolean> {
  let count = 0
  for await (const record of readLines<JournalRecord>(file)) {
    world.apply(record)
    rememberIds(world, record)
    count++
  }
  // A journal that was cut before the world was whole is begun again.
  return (
    count > 0 && world.application !== undefined && world.guild !== undefined && world.people.has(world.application.bot)
  )
}

function rememberIds(world: World, record: JournalRecord): void {
  if (record.kind === 'message') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'message-gone') world.ids.resumeAfter(record.message)
  else if (record.kind === 'channel') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'person') world.ids.resumeAfter(record.value.user.id)
  else if (record.kind === 'role' || record.kind === 'automod') world.ids.resumeAfter(record.value.id)
  else if (record.kind === 'commands') for (const command of record.value) world.ids.resumeAfter(command.version)
}

function* recordsOf(world: World): Generator<JournalRecord> {
  yield { kind: 'application', value: world.application }
  yield { kind: 'guild', value: world.guild }
  for (const value of world.roles.values()) yield { kind: 'role', value }
  for (const value of world.people.values()) yield { kind: 'person', value }
  for (const value of world.members.values()) yield { kind: 'member', value }
  for (const value of world.bans.values()) yield { kind: 'ban', value }
  for (const value of world.autoMod.values()) yield { kind: 'automod', value }
  for (const value of world.channels.values()) yield { kind: 'channel', value }
  yield { kind: 'commands', value: world.commands }
  for (const channel of world.channels.keys())
    for (const value of world.log(channel).all()) yield { kind: 'message', value }
  for (const [channel, reads] of world.reads) {
    if (world.channels.has(channel))
      for (const [member, message] of reads) yield { kind: 'read', channel, member, message }
  }
}
