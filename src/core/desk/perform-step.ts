import { type DeskOutcome, type DeskView, READ_AGAIN } from './desk.ts'
import { performRelay } from './perform-relay.ts'
import type { Session } from './session.ts'
import type { StepDone } from './settle-step.ts'
import { takeFiles } from './take-files.ts'
import type { TakenStep } from './take-step.ts'
import type { DeskWorkerOptions } from './worker-options.ts'

type OfSession = Exclude<TakenStep, { kind: 'rest' | 'relay' }>

/** Does a step at the desk. No transaction is open meanwhile. */
export async function performStep(
  options: DeskWorkerOptions,
  step: Exclude<TakenStep, { kind: 'rest' }>,
): Promise<StepDone> {
  if (step.kind === 'relay') return { kind: 'relay', inHand: step, outcome: await performRelay(options, step) }
  const { kind, session } = step
  if (kind === 'look') return look(options, session)
  if (kind === 'end') return end(options, session)
  return offer(options, { kind, session })
}

async function end(options: DeskWorkerOptions, session: Session): Promise<StepDone> {
  const { desk } = options
  const ended = await desk.end(session.handle, session.id)
  // Where nothing was known of it nobody has said anything.
  const isKnown = Object.keys(session.handle).length > 0
  if (ended.result !== 'done' || !isKnown) return { kind: 'end', session, outcome: ended }
  // What was said there until the end is said, so it is not over before that is read. What is not there any more says nothing.
  const { outcome } = await look(options, session)
  const isOver = outcome.result === 'gone' || outcome.result === 'refused'
  return { kind: 'end', session, outcome: isOver ? ended : outcome }
}

async function offer(
  options: DeskWorkerOptions,
  { kind, session }: { kind: Exclude<OfSession['kind'], 'look' | 'end'>; session: Session },
): Promise<StepDone> {
  const { kernel, workspace, desk, conversations, urlOf } = options
  const { conversation, purpose, handle } = session
  const facts = await conversations.offer(kernel.db, workspace, conversation)
  if (!facts) throw new Error('a session without a conversation')
  const offered = { ...facts, workspace, session: session.id, conversation, purpose, url: urlOf(conversation) }
  const done: StepDone =
    kind === 'open'
      ? { kind, session, outcome: await desk.open(offered, handle) }
      : { kind, session, outcome: await desk.call(offered, handle) }
  const { result } = done.outcome
  // What is refused for good, nobody there will ever answer: our own desk has it back.
  if (result === 'refused') await close(options, session, 'cancelled')
  if (result === 'gone') await close(options, session, 'timer')
  return done
}

async function look(options: DeskWorkerOptions, session: Session): Promise<Extract<StepDone, { kind: 'look' }>> {
  const askedAt = options.kernel.clock.now()
  try {
    return { kind: 'look', session, askedAt, outcome: await read(options, session, askedAt) }
  } catch (error) {
    // What cannot be taken in does not keep back what is to be told.
    options.kernel.log.error({ err: error, session: session.id }, 'an exchange could not be taken in')
    return { kind: 'look', session, askedAt, outcome: { result: 'unknown', detail: 'A fault on our side' } }
  }
}

async function read(options: DeskWorkerOptions, session: Session, askedAt: Date): Promise<DeskOutcome<null>> {
  const { workspace, desk, conversations } = options
  const after = Math.max(-1, session.seenIndex - READ_AGAIN)
  const looked = await desk.look(session.handle, after)
  if (looked.result === 'gone' && session.state === 'open') await close(options, session, 'timer')
  if (looked.result !== 'done') return looked
  const { view, files, failed } = await takeFiles(options, { session, view: looked.value, after })
  await conversations.takeIn({ workspace, session: session.id, view, after, askedAt, files })
  return failed ?? { result: 'done', value: null }
}

async function close(
  { kernel, workspace, conversations }: DeskWorkerOptions,
  session: Session,
  closedBy: 'timer' | 'cancelled',
): Promise<void> {
  const view: DeskView = { state: 'closed', closedBy, agents: {}, waiting: false, messages: [], whole: false }
  const after = session.seenIndex
  await conversations.takeIn({
    workspace,
    session: session.id,
    view,
    after,
    askedAt: kernel.clock.now(),
    files: new Map(),
  })
}
