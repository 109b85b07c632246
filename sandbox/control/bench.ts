import { setTimeout as wait } from 'node:timers/promises'
import type { ActResult, Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { send } from './speak.ts'
import { speakersOf } from './traffic.ts'

/** Milliseconds since 1970 with their fractions: comparable between the processes of one machine. */
const now = (): number => performance.timeOrigin + performance.now()

export function noteRequest({ bench }: Sandbox): void {
  if (bench) bench.requests++
}

/** Benchmarks put a message's own mark at its end, so the last word tells which one it is. */
export function noteReply({ bench }: Sandbox, content: string): void {
  bench?.replies.push([content.slice(content.lastIndexOf(' ') + 1), now()])
}

/** Begins noting, goes on or ends, and answers what was noted since. */
export function takeNotes(sandbox: Sandbox, input: Checked<'bench-notes'>): ActResult<'bench-notes'> {
  const taken = sandbox.bench ?? { requests: 0, replies: [] }
  sandbox.bench = input.on ? { requests: 0, replies: [] } : undefined
  return taken
}

/**
 * Members speak in turn at a steady rate; answers when all is said, with the moment of each, taken just before its gateway frame
 * is made and written. Nobody asks for each message, so that the asking does not disturb what is measured.
 */
export async function benchSend(sandbox: Sandbox, input: Checked<'bench-send'>): Promise<ActResult<'bench-send'>> {
  const speakers = speakersOf(sandbox, input.members)
  const total = Math.round(input.rate * input.seconds)
  const at: number[] = []
  const began = performance.now()
  while (at.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * input.rate) + 1)
    while (at.length < due) {
      const number = at.push(now()) - 1
      const member = speakers[number % speakers.length]!
      const content = `the map stays dark since the update, what can I do? ${input.mark}${number}`
      await send(sandbox, { member, channel: 'dm', content, files: [] })
    }
    await wait(1)
  }
  return { at }
}
