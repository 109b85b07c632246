import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import type { Line } from './line.ts'
import { now } from './screen.ts'

/** One reply: when it was to be POSTed, and when the API's answer was here; null for a refusal. */
export interface Answered {
  due: number
  accepted: number | null
}

/**
 * An agent answers at a steady rate, in each conversation in turn. A reply that finds every line busy waits, and its wait counts:
 * `due` is when it was to be sent.
 */
export async function postReplies(
  { lines, conversations }: Bench,
  load: { rate: number; seconds: number; mark: string },
): Promise<Answered[]> {
  const total = Math.round(load.rate * load.seconds)
  const answered: Answered[] = []
  const free = [...lines]
  const waiting: number[] = []
  const under = new Set<Promise<void>>()
  const begin = (number: number, line: Line): void => {
    const trip = post(line, conversations[number % conversations.length]!, `${load.mark}${number}`)
      .then((accepted) => {
        answered[number]!.accepted = accepted
      })
      .finally(() => {
        under.delete(trip)
        const next = waiting.shift()
        if (next === undefined) free.push(line)
        else begin(next, line)
      })
    under.add(trip)
  }
  const began = performance.now()
  while (answered.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * load.rate) + 1)
    while (answered.length < due) {
      const number = answered.push({ due: now(), accepted: null }) - 1
      const line = free.pop()
      if (line) begin(number, line)
      else waiting.push(number)
    }
    await wait(1)
  }
  while (under.size > 0) await Promise.all(under)
  return answered
}

async function post(line: Line, conversation: string, mark: string): Promise<number | null> {
  const text = `Thank you, a new pass is on its way to you ${mark}`
  try {
    const { status } = await line.post('/rpc/messages/send', JSON.stringify({ json: { conversation, text } }))
    return status === 200 ? now() : null
  } catch {
    return null
  }
}
