import { expectAttachments } from '../attachment/expect-attachments.ts'
import { addDetail } from '../case/add-detail.ts'
import type { InboundCaseDetail } from '../case/inbound-report.ts'
import { joinCase } from '../case/join-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { interactionKey } from '../conversation/store-inbound.ts'
import { type About, type Answered, closed, meant, unchanged } from './about.ts'

/**
 * A member adds what they know, and is a reporter from now on. A resolved case takes it too: that it still happens is what the team should
 * hear; a closed one does not.
 */
export async function takeDetail(about: About, added: InboundCaseDetail): Promise<Answered> {
  const { batch, contact } = about
  const { tx, workspace, channel, now } = batch
  const held = meant(about, added.case)
  if (!held?.published || held.status === 'closed') return unchanged(closed(held))
  const key = interactionKey(channel, added.externalId)
  const entry = await addDetail(tx, { workspace, case: held, contact, text: added.text, key, now })
  const report = { kind: 'noted' as const, id: held.id, number: held.number }
  if (entry === null) return unchanged(report)
  const files = { id: entry, case: held.id, attachments: added.attachments }
  await expectAttachments(tx, { workspace, messages: [files], now })
  await joinCase(tx, { workspace, case: held, contact, role: 'reporter', way: 'me_too', direct: false, now })
  await wakeCard(tx, workspace, held.id, now)
  return { report, changed: [{ kind: 'case.changed', case: held.id }] }
}
