import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { expectAttachments } from '../attachment/expect-attachments.ts'
import type { Actor } from '../case/actor.ts'
import { addDetail } from '../case/add-detail.ts'
import { addEntry } from '../case/add-entry.ts'
import { joinCase } from '../case/join-case.ts'
import { lockCase } from '../case/lock-case.ts'
import { stateChanged } from '../case/state-changed.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import { type FoundMessage, keyOfMessage } from './report-message.ts'

// Its address stands in the words, so the same words are the same message.
const NOTED: Statement = {
  name: 'case_message_noted',
  text: `select 1 from case_entry where workspace = $1 and case_id = $2 and kind = 'note' and text = $3 and deleted_at is null limit 1`,
}

export interface MessageAddition {
  workspace: number
  channel: 'discord'
  case: string
  message: FoundMessage
  actor: Actor
}

/**
 * Adds a message to a case: its words and files become a detail, and who wrote it a reporter. What no person wrote is a note of whoever
 * adds it. False when that message had been added before.
 * @throws Refusal not_found
 */
export function addMessage(kernel: Kernel, addition: MessageAddition): Promise<boolean> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel, message, actor } = addition
    const { author, attachments } = message
    const now = kernel.clock.now()
    const people = await resolveIdentities(tx, { workspace, channel, people: author ? [author] : [], now })
    const held = await lockCase(tx, workspace, addition.case)
    const text = [message.text, message.url].filter((part) => part !== '').join('\n')
    const contact = author ? people.byAddress.get(author.address)?.contactId : undefined
    // A message may say something about several cases.
    const key = `${keyOfMessage(channel, message.externalId)}:${held.id}`
    if (!contact && (await tx.run(NOTED, [workspace, held.id, text])).length > 0) return false
    const entry = contact
      ? await addDetail(tx, { workspace, case: held, contact, text, key, now })
      : addEntry(tx, { workspace, case: held.id, kind: 'note', text, actor, now })
    if (entry === null) return false
    if (contact) {
      await joinCase(tx, { workspace, case: held, contact, role: 'reporter', way: 'staff', direct: false, now })
    }
    const files = { id: entry, case: held.id, attachments }
    await expectAttachments(tx, { workspace, messages: [files], now })
    await stateChanged(tx, { workspace, cases: [held.id], agent: actor.agent, now })
    return true
  })
}
