import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseType } from '../../protocol/cases.ts'
import { type DeclaredFile, expectAttachments } from '../attachment/expect-attachments.ts'
import type { Actor } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { createCase } from '../case/create-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import type { ContactFacts } from '../contact/contact.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'

/** A message of a channel, as it stands there. */
export interface FoundMessage {
  /** The channel's own id: one message makes one case. */
  externalId: string
  url: string
  text: string
  attachments: DeclaredFile[]
  /** Null where no person wrote it. */
  author: ContactFacts | null
}

export interface MessageReport {
  workspace: number
  channel: 'discord'
  message: FoundMessage
  type: CaseType
  subject: string
  description: string
  /** The team's own words beside it; empty for none. */
  note: string
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  /** Members see it. */
  published: boolean
  actor: Actor
}

/** The key of what was made from a message. */
export const keyOfMessage = (channel: 'discord', externalId: string): string => `${channel}:${externalId}`

/**
 * Makes a case of a message that somebody wrote; its author is the first reporter. Of the same message it is made once: `known` says that
 * it had been before, and then nothing is changed.
 */
export function reportMessage(
  kernel: Kernel,
  report: MessageReport,
): Promise<{ id: string; number: number; known: boolean }> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel, message, actor, note } = report
    const now = kernel.clock.now()
    const people = message.author ? [message.author] : []
    const { byAddress } = await resolveIdentities(tx, { workspace, channel, people, now })
    const { id, number, known, entry } = await createCase(tx, {
      ...{ workspace, type: report.type, subject: report.subject, description: report.description, actor, now },
      ...{ guild: report.guild, origin: report.origin, published: report.published },
      source: 'message',
      fields: { messageUrl: message.url },
      requester: (message.author && byAddress.get(message.author.address)?.contactId) ?? null,
      way: 'staff',
      roles: message.author?.roles ?? [],
      key: keyOfMessage(channel, message.externalId),
    })
    if (known || entry === null) return { id, number, known: true }
    if (note !== '') addEntry(tx, { workspace, case: id, kind: 'note', text: note, actor, now })
    const files = { id: entry, case: id, attachments: message.attachments }
    await expectAttachments(tx, { workspace, messages: [files], now })
    await wakeCard(tx, workspace, id, now)
    const { agent } = actor
    await appendEvents(tx, [{ workspace, kind: 'case.opened', conversation: null, case: id, agent, at: now }])
    return { id, number, known: false }
  })
}
