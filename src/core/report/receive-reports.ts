import type { InboundReportChange } from '../case/inbound-report.ts'
import { type LockedCase, lockCases } from '../case/lock-case.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import type { Batch } from '../conversation/batch.ts'
import type { InboundChange } from '../conversation/inbound.ts'
import { type About, type Answered, closed } from './about.ts'
import { takeDetail } from './take-detail.ts'
import { takePress } from './take-press.ts'
import { takeReport } from './take-report.ts'

interface Fresh {
  index: number
  change: InboundReportChange
}

/**
 * Reports, and what members do with cases: presses first, whose cases are locked together, then what is filed, because a new number is taken
 * last. Handed to `receiveChanges` as `others`.
 */
export async function receiveReports(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  const { tx, workspace, channel, now } = batch
  const fresh = changes.flatMap((change, index): Fresh[] => (isOurs(change) ? [{ index, change }] : []))
  if (fresh.length === 0) return
  const people = [...new Map(fresh.map(({ change }) => [change.contact.address, change.contact])).values()]
  const { byAddress } = await resolveIdentities(tx, { workspace, channel, people, now })
  const cases = await lockCases(tx, workspace, [...new Set(fresh.flatMap(({ change }) => namedBy(change)))])
  await lockTargets(batch, cases)
  const ordered = [...fresh.filter(isAboutCase), ...fresh.filter((one) => !isAboutCase(one))]
  for (const { index, change } of ordered) {
    const contact = byAddress.get(change.contact.address)?.contactId
    const about: About | null = contact ? { batch, contact, cases } : null
    const { report, changed } = about ? await take(about, change) : { report: closed(null), changed: [] }
    batch.results[index] = { conversation: null, outcome: 'applied', greeting: null, report }
    for (const fact of changed) noteCase(batch, fact)
  }
}

function take(about: About, change: InboundReportChange): Promise<Answered> {
  switch (change.change) {
    case 'report':
      return takeReport(about, change)
    case 'case_press':
      return takePress(about, change)
    case 'case_detail':
      return takeDetail(about, change)
  }
}

const isOurs = (change: InboundChange): change is InboundReportChange =>
  change.change === 'report' || change.change === 'case_press' || change.change === 'case_detail'

const isAboutCase = ({ change }: Fresh): boolean => change.change !== 'report'

function namedBy(change: InboundReportChange): string[] {
  if (change.change === 'report') return []
  return change.change === 'case_press' && change.report ? [change.case, change.report] : [change.case]
}

/** A card that has not followed yet names a case that was merged meanwhile: what is done with it is done with the case that it belongs to. */
async function lockTargets({ tx, workspace }: Batch, cases: Map<string, LockedCase>): Promise<void> {
  for (;;) {
    const missing = [...cases.values()].flatMap(({ mergedIntoId: id }) => (id && !cases.has(id) ? [id] : []))
    if (missing.length === 0) return
    const locked = await lockCases(tx, workspace, [...new Set(missing)])
    if (locked.size === 0) return
    for (const [id, row] of locked) cases.set(id, row)
  }
}

/** Thirty who press at once make one fact: it says only that the case is to be looked at. */
function noteCase({ workspace, events, now }: Batch, fact: Answered['changed'][number]): void {
  if (events.some((event) => event.case === fact.case)) return
  events.push({ workspace, conversation: null, at: now, ...fact })
}
