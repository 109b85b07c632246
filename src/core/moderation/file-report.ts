import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type DeclaredFile, expectAttachments } from '../attachment/expect-attachments.ts'
import { addDetail } from '../case/add-detail.ts'
import { subjectOf } from '../case/case.ts'
import { changeStatus } from '../case/change-status.ts'
import { createCase } from '../case/create-case.ts'
import { joinCase } from '../case/join-case.ts'
import type { ContactFacts } from '../contact/contact.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import { interactionKey } from '../conversation/store-inbound.ts'
import { lockReport } from './lock-report.ts'
import { mayFile, type NotFiled, usedUp } from './may-file.ts'
import type { Place, Subject } from './report.ts'
import { storeReport, wakeModeration } from './store-report.ts'

export interface Filing {
  workspace: number
  channel: 'discord'
  /** The interaction's id: the same form makes one report. */
  externalId: string
  reporter: ContactFacts
  /** Why, in the reporter's words. */
  words: string
  files: DeclaredFile[]
  guild: Place | null
  origin: Place | null
  /** The message of a channel, as it stands now; null for what was written to the reporter directly. */
  message: { id: string; url: string; text: string; files: DeclaredFile[] } | null
  /** What they say was written to them directly; empty where a message is reported. */
  quoted: string
  subject: Subject
}

export type Filed =
  /** `joined`: others had reported the same message before. */
  | { kind: 'filed'; report: string; number: number; joined: boolean }
  /** They had reported it themselves. */
  | { kind: 'known'; number: number }
  | NotFiled

const KNOWN: Statement = {
  name: 'moderation_of_message',
  text: 'select id from moderation_report where workspace = $1 and message_id = $2',
}

const OF_CASE: Statement = {
  name: 'moderation_of_case',
  text: 'select id from moderation_report where workspace = $1 and case_id = $2',
}

const CHANGED: Statement = {
  name: 'moderation_reported_again',
  text: `update moderation_report set changed_at = $3, version = version + 1, text = $4,
      state = case when $5 then 'open' else state end, closed_at = case when $5 then null else closed_at end,
      closed_by = case when $5 then null else closed_by end
    where workspace = $1 and id = $2`,
}

/**
 * A member reports a message, or what somebody wrote to them directly. Of one message there is one report: whoever reports it later joins
 * its case. One that was dismissed is open again where the message says something else by now.
 */
export function fileReport(kernel: Kernel, filing: Filing): Promise<Filed> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel, reporter, message } = filing
    const now = kernel.clock.now()
    const refused = await mayFile(tx, { workspace, address: reporter.address, now })
    if (refused) return refused
    const people = await resolveIdentities(tx, { workspace, channel, people: [reporter], now })
    const contact = people.byAddress.get(reporter.address)?.contactId
    if (!contact) throw new Error('a reporter was not stored')
    const [known] = message ? await tx.run<{ id: string }>(KNOWN, [workspace, message.id]) : []
    const used = await usedUp(tx, { workspace, contact, now })
    if (used) return used
    return known ? join(tx, { ...filing, report: known.id, contact, now }) : open(tx, { ...filing, contact, now })
  })
}

type Reporting = Filing & { contact: string; now: Date }

async function open(tx: Transaction, filing: Reporting): Promise<Filed> {
  const { workspace, channel, contact, message, words, subject, guild, origin, now } = filing
  const said = message ? message.text : filing.quoted
  const made = await createCase(tx, {
    ...{ workspace, guild, origin, now, type: 'safety', source: 'form', published: false, way: 'form' },
    subject: subjectOf(said || `Message of ${subject.name || 'somebody'}`),
    ...{ description: words, fields: message ? { messageUrl: message.url } : {}, requester: contact },
    key: message ? `${channel}-reported:${message.id}` : interactionKey(channel, filing.externalId),
    ...{ roles: filing.reporter.roles ?? [], actor: { agent: null, contact } },
  })
  if (made.known) {
    const [first] = await tx.run<{ id: string }>(OF_CASE, [workspace, made.id])
    if (!first) throw new Error('a case of safety without its report')
    return message ? join(tx, { ...filing, report: first.id }) : { kind: 'known', number: made.number }
  }
  const kind = message ? 'message' : 'direct'
  const row = { workspace, case: made.id, kind, guild, origin, message, subject, text: said, facts: {}, now } as const
  const report = await storeReport(tx, row)
  const attachments = [...(message?.files ?? []), ...filing.files]
  const files = { id: made.entry ?? made.id, case: made.id, attachments }
  await expectAttachments(tx, { workspace, messages: [files], now })
  await appendEvents(tx, [
    { workspace, kind: 'case.opened', conversation: null, case: made.id, at: now },
    { workspace, kind: 'moderation.changed', conversation: null, case: made.id, at: now },
  ])
  return { kind: 'filed', report, number: made.number, joined: false }
}

async function join(tx: Transaction, filing: Reporting & { report: string }): Promise<Filed> {
  const { workspace, channel, contact, words, message, now } = filing
  const { report, held } = await lockReport(tx, workspace, filing.report)
  const reporter = { contact, role: 'reporter', way: 'form', direct: false } as const
  const { already } = await joinCase(tx, { workspace, case: held, ...reporter, now })
  if (already) return { kind: 'known', number: held.number }
  const key = interactionKey(channel, filing.externalId)
  const entry = await addDetail(tx, { workspace, case: held, contact, text: words, key, now })
  const files = { id: entry ?? '', case: held.id, attachments: filing.files }
  if (entry) await expectAttachments(tx, { workspace, messages: [files], now })
  const says = message?.text ?? report.text
  const again = report.state === 'dismissed' && report.text !== says
  const actor = { agent: null, contact }
  if (again && !held.mergedIntoId) await changeStatus(tx, { workspace, case: held, status: 'open', actor, now })
  tx.later(CHANGED, [workspace, report.id, now, says, again])
  await wakeModeration(tx, workspace, report.id, now)
  await appendEvents(tx, [
    { workspace, kind: 'case.changed', conversation: null, case: held.id, at: now },
    { workspace, kind: 'moderation.changed', conversation: null, case: held.id, at: now },
  ])
  return { kind: 'filed', report: report.id, number: held.number, joined: true }
}
