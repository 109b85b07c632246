import type { Statement } from '../../kernel/database.ts'
import { expectAttachments } from '../attachment/expect-attachments.ts'
import { createCase } from '../case/create-case.ts'
import { findSimilar } from '../case/find-similar.ts'
import type { InboundReport } from '../case/inbound-report.ts'
import { wakeCard } from '../case/wake-card.ts'
import { interactionKey } from '../conversation/store-inbound.ts'
import { youngUntil } from '../safety/account-age.ts'
import { readSettings } from '../workspace/settings.ts'
import { type About, type Answered, unchanged } from './about.ts'

const HOUR_MS = 3_600_000
/** The same words again within this time are the same report: a form is sent twice when its answer was slow to come. */
const TWICE_MS = 10 * 60_000
/** While a member is asked whether it is one of these, nobody else sees the new report. */
export const OFFER_MS = 45_000
const OFFERED = 3
/** So alike must a case be before it is offered; they are only asked, and look themselves. */
const LIKENESS = 0.35

const BEFORE: Statement = {
  name: 'report_before',
  text: `select id, number::float8 as number, opened_at as at, key = $3 or (type = $4 and subject = $5 and description = $6 and opened_at > $7) as same
    from support_case where workspace = $1 and requester_id = $2 and source = 'form' and opened_at > $8
    order by opened_at desc limit $9`,
}

interface Before {
  id: string
  number: number
  at: Date
  same: boolean
}

/** A member files what a form asked. The same form makes one case, however often it comes; more in an hour than the settings allow are not taken. */
export async function takeReport(about: About, filed: InboundReport): Promise<Answered> {
  const { batch, contact } = about
  const { tx, workspace, channel, now } = batch
  const { type, subject, description, fields, guild, origin } = filed
  const key = interactionKey(channel, filed.externalId)
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const { reportsAnHour, minimumAccountDays } = (await readSettings(tx, workspace)).safety
  const young = youngUntil(filed.contact.address, minimumAccountDays, now)
  if (young) return unchanged({ kind: 'too_young', until: young })
  const values = [key, type, subject, description, ago(TWICE_MS), ago(HOUR_MS), reportsAnHour]
  const before = await tx.run<Before>(BEFORE, [workspace, contact, ...values])
  const same = before.find((one) => one.same)
  if (same) return unchanged({ kind: 'filed', id: same.id, number: same.number, type, similar: [] })
  const oldest = before.length >= reportsAnHour ? before.at(-1) : undefined
  if (oldest) return unchanged({ kind: 'limited', minutes: minutesUntil(oldest.at.getTime() + HOUR_MS, now) })
  const similar = await offered(about, filed)
  const { id, number, known, entry } = await createCase(tx, {
    ...{ workspace, type, source: 'form', subject, description, fields, key, guild, origin, now },
    ...{ requester: contact, way: 'form', roles: filed.contact.roles ?? [], published: type !== 'feedback' },
    actor: { agent: null, contact },
  })
  const answer = { kind: 'filed' as const, id, number, type, similar: known ? [] : similar }
  if (known || !entry) return unchanged(answer)
  const files = { id: entry, case: id, attachments: filed.attachments }
  await expectAttachments(tx, { workspace, messages: [files], now })
  const due = similar.length > 0 ? new Date(now.getTime() + OFFER_MS) : now
  await wakeCard(tx, workspace, id, due)
  return { report: answer, changed: [{ kind: 'case.opened', case: id }] }
}

/** Looked for before a number is taken, because everybody else who files waits from then on. */
async function offered({ batch }: About, { type, subject, description }: InboundReport) {
  if (type === 'feedback') return []
  const { tx, workspace } = batch
  const text = `${subject}\n${description}`
  const found = await findSimilar(tx, { workspace, text, types: [type], published: true, limit: OFFERED })
  return found
    .filter(({ likeness }) => likeness >= LIKENESS)
    .map(({ id, number, subject: title, reporters }) => ({ id, number, subject: title, reporters }))
}

const minutesUntil = (at: number, now: Date): number => Math.max(1, Math.ceil((at - now.getTime()) / 60_000))
