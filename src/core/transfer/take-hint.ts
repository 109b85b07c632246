import type { Transaction } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { deleteSpoken } from '../conversation/change-spoken.ts'
import { type DeskHandle, type DeskSaid, READ_AGAIN } from '../desk/desk.ts'
import { hintLook } from '../desk/hint-look.ts'
import { noteCalled } from '../desk/note-called.ts'
import { type KnownMessage, readMessage } from '../desk/read-messages.ts'
import { findSession, type Session } from '../desk/session.ts'
import { followCall } from './follow-call.ts'
import { giveUp } from './go-back.ts'
import type { DeskHint, HintAnswer } from './inwards.ts'
import { lockStay, type Stay } from './stay.ts'
import { takeEdit } from './take-changes.ts'
import { finish } from './take-in.ts'
import { takeSaid } from './take-said.ts'

/**
 * Takes what a webhook of the desk says. One message of words that comes in its order is stored at once, and one that was taken back is deleted
 * at once; all else only has the exchange read.
 * The same again changes nothing. `externalId` is the desk's own id of the exchange.
 */
export async function takeHint(
  kernel: Kernel,
  hinted: { workspace: number; externalId: string; hint: DeskHint },
): Promise<HintAnswer> {
  const { workspace, externalId, hint } = hinted
  const session = await findSession(kernel.db, workspace, externalId)
  if (!session || session.state === 'ended') return 'unknown'
  // Who sends one of ours notes it, and looks for it where the answer was lost.
  if (hint.kind === 'said' && hint.said.ours) return 'stored'
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const about = { tx, workspace, session, now }
    if (hint.kind === 'said') return hearSaid(about, hint.said)
    if (hint.kind === 'removed') return hearRemoved(about, hint.message)
    if (hint.kind === 'cancelled') return hearCancelled(about)
    if (hint.kind === 'called') await hearCalled(about, hint.handle)
    return look(about)
  })
}

interface Hinted {
  tx: Transaction
  workspace: number
  session: Session
  now: Date
}

async function look({ tx, workspace, session, now }: Hinted): Promise<HintAnswer> {
  await hintLook(tx, { workspace, session: session.id, at: now })
  return 'looks'
}

async function hearSaid(hinted: Hinted, said: DeskSaid): Promise<HintAnswer> {
  const { tx, workspace, now } = hinted
  const stay = await lockStay(tx, { workspace, session: hinted.session, now })
  if (!stay) return 'unknown'
  const { session } = stay
  const known = await readMessage(tx, { workspace, session: session.id, externalId: said.externalId })
  if (known) return hearAgain(hinted, stay, { known, said })
  const isNext = said.index === session.seenIndex + 1 && said.files.length === 0
  if (!isNext || !stay.here || session.purpose !== 'desk') return look(hinted)
  await takeSaid(stay, said, new Map())
  await finish(stay)
  return 'stored'
}

/** Of edits the last one counts, which reading finds out; further back than readings go, each is taken by its own word. */
async function hearAgain(
  hinted: Hinted,
  stay: Stay,
  { known, said }: { known: KnownMessage; said: DeskSaid },
): Promise<HintAnswer> {
  if (known.version === said.version) return 'stored'
  if (known.index > stay.session.seenIndex - READ_AGAIN || known.deletedAt) return look(hinted)
  await takeEdit(stay, known, said.text, said.version)
  await finish(stay)
  return 'stored'
}

/** Whoever takes words back wants them gone now: in a list, what is missing may also only be late, so that is waited for. */
async function hearRemoved(hinted: Hinted, externalId: string): Promise<HintAnswer> {
  const { tx, workspace, now } = hinted
  const stay = await lockStay(tx, { workspace, session: hinted.session, now })
  if (!stay) return 'unknown'
  const { session, conversation } = stay
  const removed = await readMessage(tx, { workspace, session: session.id, externalId })
  if (!removed?.message || removed.ours) return look(hinted)
  const deletion = { workspace, conversation: conversation.id, message: removed.message, now }
  stay.events.push(...(await deleteSpoken(tx, deletion)))
  stay.noted.push({ ...removed, deletedAt: now })
  await finish(stay)
  return 'stored'
}

async function hearCalled({ tx, workspace, session, now }: Hinted, handle: DeskHandle): Promise<void> {
  const stay = await lockStay(tx, { workspace, session, now })
  if (!stay) return
  await followCall(stay)
  noteCalled(tx, { workspace, session: session.id, handle, now })
  await finish(stay)
}

/** While anybody is there it may be a transfer that nobody took; then the exchange says how it stands. */
async function hearCancelled(hinted: Hinted): Promise<HintAnswer> {
  const { tx, workspace, now } = hinted
  const stay = await lockStay(tx, { workspace, session: hinted.session, now })
  if (!stay?.here || stay.session.purpose !== 'desk' || stay.session.state === 'ending') return 'unknown'
  if (stay.conversation.status !== 'queued') return look(hinted)
  await giveUp(stay, 'Nobody in Twilio Flex took this.')
  await finish(stay)
  return 'stored'
}
