import type { Statement } from '../../kernel/database.ts'
import { deleteSpoken, editSpoken } from '../conversation/change-spoken.ts'
import type { LookedAt } from '../desk/ports.ts'
import type { KnownMessage } from '../desk/read-messages.ts'
import { lookAgain, type Stay } from './stay.ts'
import { cleanText } from './take-said.ts'

/** What was stored so shortly before the exchange was read may be missing in it without having been deleted: the newest are listed late. */
const FRESH_MS = 5000

/** Edits and deletions of what was taken in before, as far back as the exchange was read. */
export async function takeChanges(stay: Stay, known: readonly KnownMessage[], looked: LookedAt): Promise<void> {
  const standing = new Map(looked.view.messages.map((said) => [said.externalId, said]))
  const theirs = known.filter(({ ours, message, deletedAt }) => !ours && message && !deletedAt)
  for (const before of theirs) {
    const said = standing.get(before.externalId)
    if (!said || said.version === before.version) continue
    await takeEdit(stay, before, said.text, said.version)
  }
  const missing = looked.view.whole ? theirs.filter(({ externalId }) => !standing.has(externalId)) : []
  await takeDeletions(stay, missing, looked.askedAt)
}

/** They read otherwise there now. */
export async function takeEdit(stay: Stay, before: KnownMessage, words: string, version: string): Promise<void> {
  const { tx, workspace, conversation, now } = stay
  const { externalId, index, message } = before
  if (!message) return
  const edit = { workspace, conversation: conversation.id, message, text: cleanText(words), now }
  stay.events.push(...(await editSpoken(tx, edit)))
  stay.noted.push({ externalId, index, message, ours: false, version })
}

const AGES: Statement = {
  name: 'transfer_message_ages',
  text: 'select id, created_at as "createdAt" from message where workspace = $1 and id = any($2)',
}

async function takeDeletions(stay: Stay, missing: readonly KnownMessage[], askedAt: Date): Promise<void> {
  if (missing.length === 0) return
  const { tx, workspace, conversation, now } = stay
  const ids = missing.flatMap(({ message }) => message ?? [])
  const ages = await tx.run<{ id: string; createdAt: Date }>(AGES, [workspace, ids])
  const stored = new Map(ages.map(({ id, createdAt }) => [id, createdAt]))
  for (const { externalId, index, message, version } of missing) {
    const at = message && stored.get(message)
    if (!at) continue
    const sure = new Date(at.getTime() + FRESH_MS)
    if (sure > askedAt) lookAgain(stay, sure > now ? sure : now)
    else {
      stay.events.push(...(await deleteSpoken(tx, { workspace, conversation: conversation.id, message, now })))
      stay.noted.push({ externalId, index, message, ours: false, version, deletedAt: now })
    }
  }
}
