import { caseSeverity } from '../../protocol/cases.ts'
import { addDetail } from '../case/add-detail.ts'
import { isOver } from '../case/case.ts'
import { changeStatus } from '../case/change-status.ts'
import type { InboundCasePress, ReportAnswer } from '../case/inbound-report.ts'
import { joinCase } from '../case/join-case.ts'
import { keepFields } from '../case/keep-fields.ts'
import { leaveCase } from '../case/leave-case.ts'
import type { LockedCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { type About, type Answered, closed, meant, unchanged } from './about.ts'
import { readCard } from './read-card.ts'
import { OFFER_MS } from './take-report.ts'
import { untell } from './untell.ts'

/** A member pressed a button of a card, or of the answer to a report of theirs. */
export function takePress(about: About, press: InboundCasePress): Promise<Answered> {
  switch (press.act) {
    case 'me_too':
    case 'follow':
    case 'direct':
      return join(about, press)
    case 'leave':
      return leave(about, press)
    case 'severity':
    case 'files_public':
      return addToOwn(about, press)
    case 'different':
      return keepOwn(about, press)
    case 'same':
      return withdraw(about, press)
  }
}

/** Whether members may join a case: they see it, and it is not over. */
const isJoinable = (held: LockedCase | null): held is LockedCase => !!held?.published && !isOver(held.status)

async function join(about: About, { act, case: id }: InboundCasePress): Promise<Answered> {
  const held = meant(about, id)
  if (!isJoinable(held)) return unchanged(closed(held))
  const { batch, contact } = about
  const { tx, workspace, now } = batch
  const role = act === 'me_too' ? 'reporter' : 'follower'
  const way = act === 'me_too' ? 'me_too' : 'follow'
  const asked = act === 'direct'
  const joining = { workspace, case: held, contact, role, way, direct: asked, now } as const
  const { already, reporters, direct } = await joinCase(tx, joining)
  const { number, subject } = held
  const of = { id: held.id, number }
  const report: ReportAnswer = asked
    ? { kind: 'direct', ...of }
    : { kind: 'joined', ...of, subject, role, reporters, already, direct }
  if (already) return unchanged(report)
  await wakeCard(tx, workspace, held.id, now)
  return { report, changed: [{ kind: 'case.changed', case: held.id }] }
}

async function leave(about: About, { case: id }: InboundCasePress): Promise<Answered> {
  const held = meant(about, id)
  if (!held) return unchanged(closed(null))
  const { batch, contact } = about
  const { tx, workspace, now } = batch
  const left = await leaveCase(tx, { workspace, case: held, contact })
  const report = { kind: 'left' as const, id: held.id, number: held.number }
  if (!left) return unchanged(held.published ? report : closed(null))
  untell(tx, { workspace, case: held.id, contact })
  await wakeCard(tx, workspace, held.id, now)
  return { report, changed: [{ kind: 'case.changed', case: held.id }] }
}

/** Their own report, while it goes on; null for everybody else's. */
function ownOf({ cases, contact }: About, id: string | null): LockedCase | null {
  const held = id === null ? undefined : cases.get(id)
  return held && held.requesterId === contact && !held.mergedIntoId && !isOver(held.status) ? held : null
}

async function addToOwn(about: About, press: InboundCasePress): Promise<Answered> {
  const held = ownOf(about, press.case)
  const severity = caseSeverity.safeParse(press.value)
  const fields = press.act === 'files_public' ? { filesPublic: true } : severity.success && { severity: severity.data }
  if (!held || !fields) return unchanged(closed(held))
  const { tx, workspace, now } = about.batch
  keepFields(tx, { workspace, case: held, fields, now })
  // Not at once while there is no card: it may be one that is offered another in its place, and then nobody is to see it.
  const stands = (await readCard(tx, workspace, held.id)) !== null
  await wakeCard(tx, workspace, held.id, stands ? now : new Date(now.getTime() + OFFER_MS))
  const report = { kind: 'kept' as const, id: held.id, number: held.number }
  return { report, changed: [{ kind: 'case.changed', case: held.id }] }
}

/** It is none of those that were offered: everybody may see it now. */
async function keepOwn(about: About, press: InboundCasePress): Promise<Answered> {
  const held = ownOf(about, press.report ?? press.case)
  if (!held) return unchanged(closed(null))
  await wakeCard(about.batch.tx, about.batch.workspace, held.id, about.batch.now)
  return unchanged({ kind: 'kept', id: held.id, number: held.number })
}

/**
 * It is one of those that were offered: they join that one, with what they wrote, and theirs is withdrawn. Pressed again it says so again. Where
 * somebody has meanwhile taken up theirs, it stays beside the other.
 */
async function withdraw(about: About, press: InboundCasePress): Promise<Answered> {
  const { batch, contact } = about
  const { tx, workspace, now } = batch
  const target = meant(about, press.case)
  const own = press.report === null ? undefined : about.cases.get(press.report)
  if (!own || own.requesterId !== contact || own.id === target?.id) return unchanged(closed(null))
  if (!isJoinable(target)) return unchanged(closed(target))
  const isTakenUp = own.status !== 'new' || own.reporters + own.followers > 1
  const isWithdrawn = own.outcome === 'withdrawn'
  const joining = { workspace, case: target, contact, role: 'reporter', way: 'me_too', direct: false, now } as const
  const { already, direct, reporters } = await joinCase(tx, joining)
  const of = { id: target.id, number: target.number, subject: target.subject, reporters }
  const report = { kind: 'withdrawn' as const, ...of }
  if (isWithdrawn) return unchanged(report)
  if (!already) await wakeCard(tx, workspace, target.id, now)
  const changed = [{ kind: 'case.changed' as const, case: target.id }]
  if (isTakenUp || own.mergedIntoId) {
    return { report: { ...of, kind: 'joined', role: 'reporter', already, direct }, changed }
  }
  const actor = { agent: null, contact }
  await changeStatus(tx, { workspace, case: own, status: 'closed', outcome: 'withdrawn', actor, now })
  const text = `${own.subject}\n\n${own.description}`.trim()
  await addDetail(tx, { workspace, case: target, contact, text, key: `withdrawn:${own.id}`, now })
  await wakeCard(tx, workspace, own.id, now)
  return { report, changed: [...changed, { kind: 'case.changed', case: own.id }] }
}
