import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { AppendedLines, readLines, rewriteLines } from '../appended-lines.ts'
import type { TwilioRecord, TwilioWorld } from './world.ts'

/** Reads `twilio.jsonl` of the folder into the world, writes it anew without what was overtaken, and keeps what happens from there. */
export async function openTwilioJournal(folder: string, world: TwilioWorld): Promise<AppendedLines> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'twilio.jsonl')
  if (existsSync(file)) {
    for await (const record of readLines<TwilioRecord>(file)) world.apply(record)
    rewriteLines(file, world.records())
  }
  const lines = await AppendedLines.open(file, true)
  world.record = (record) => lines.write(record)
  return lines
}
