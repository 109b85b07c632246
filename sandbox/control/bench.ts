import { setTimeout as wait } from 'node:timers/promises'
import type { ActResult, Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { say } from '../twilio/flex/agents.ts'
import { viewFlex } from '../twilio/flex/view.ts'
import type { ConversationEvent } from '../twilio/world.ts'
import { CannotAct } from './refuse-control.ts'
import { send } from './speak.ts'
import { speakersOf } from './traffic.ts'

/** Milliseconds since 1970 with their fractions: comparable between the processes of one machine. */
const now = (): number => performance.timeOrigin + performance.now()

export function noteRequest({ bench }: Sandbox): void {
  if (bench) bench.requests++
}

export function noteReply({ bench }: Sandbox, content: string): void {
  bench?.replies.push([markOf(content), now()])
}

/** Something happened in a conversation of the simulated Twilio. */
export function noteTold({ bench }: Sandbox, { type, source, fields }: ConversationEvent): void {
  if (bench && type === 'onMessageAdded' && source === 'API') bench.told.push([markOf(fields.Body ?? ''), now()])
}

/** Benchmarks put a message's own mark at its end, so the last word tells which one it is. */
const markOf = (content: string): string => content.slice(content.lastIndexOf(' ') + 1)

const nothing = (): ActResult<'bench-notes'> => ({ requests: 0, replies: [], told: [] })

/** Begins noting, goes on or ends, and answers what was noted since. */
export function takeNotes(sandbox: Sandbox, input: Checked<'bench-notes'>): ActResult<'bench-notes'> {
  const taken = sandbox.bench ?? nothing()
  sandbox.bench = input.on ? nothing() : undefined
  return taken
}

/**
 * Members speak in turn at a steady rate; answers when all is said, with the moment of each, taken just before its gateway frame
 * is made and written. Nobody asks for each message, so that the asking does not disturb what is measured.
 */
export async function benchSend(sandbox: Sandbox, input: Checked<'bench-send'>): Promise<ActResult<'bench-send'>> {
  const speakers = speakersOf(sandbox, input.members)
  return steadily(input, async (number) => {
    const member = speakers[number % speakers.length]!
    const content = `the map stays dark since the update, what can I do? ${input.mark}${number}`
    await send(sandbox, { member, channel: 'dm', content, files: [] })
  })
}

/** Flex's agents speak in the chats that they have, as members do in `benchSend`: `at` is just before a message's webhooks go out. */
export async function benchFlex(sandbox: Sandbox, input: Checked<'bench-flex'>): Promise<ActResult<'bench-flex'>> {
  const { twilio } = sandbox
  const chats = viewFlex(twilio).tasks.flatMap(({ status, worker, conversation }) =>
    status === 'assigned' && worker && conversation ? [{ worker, task: conversation }] : [],
  )
  if (chats.length === 0) throw new CannotAct('No agent of Flex has a chat.', 409)
  return steadily(input, async (number) => {
    const text = `Press the lantern for three seconds, then wait ${input.mark}${number}`
    await say(twilio, { ...chats[number % chats.length]!, text })
  })
}

/** Calls at a steady rate; answers when each call began. */
async function steadily(
  { rate, seconds }: { rate: number; seconds: number },
  act: (number: number) => Promise<void>,
): Promise<{ at: number[] }> {
  const total = Math.round(rate * seconds)
  const at: number[] = []
  const began = performance.now()
  while (at.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate) + 1)
    while (at.length < due) await act(at.push(now()) - 1)
    await wait(1)
  }
  return { at }
}
