import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { AlarmFacts } from '../../protocol/moderation.ts'
import { NOBODY } from '../case/actor.ts'
import { subjectOf } from '../case/case.ts'
import { createCase } from '../case/create-case.ts'
import type { Place, Subject } from './report.ts'
import { storeReport } from './store-report.ts'

export interface Alarm {
  workspace: number
  kind: 'lookalike' | 'scam'
  guild: Place | null
  origin: Place | null
  subject: Subject & { address: string }
  facts: AlarmFacts
  /** What is to be seen at once: the name, or the words that gave it away. */
  text: string
  now: Date
}

const OPEN: Statement = {
  name: 'moderation_open_alarm',
  text: `select id from moderation_report where workspace = $1 and kind = $2 and subject_address = $3 and state = 'open'`,
}

// Two who raise the same alarm at once do so one after the other: the second finds the first's.
const ONE_AT_A_TIME: Statement = {
  name: 'moderation_alarm_turn',
  text: `select pg_advisory_xact_lock(hashtextextended($1 || ':' || $2 || ':' || $3, 0))`,
}

/**
 * Puts a member before the moderators without anybody's report. While one of the kind is open about them there is no second one: then
 * `fresh` is false. Takes the case counter, so it is called last of all that locks; states its facts.
 */
export async function raiseAlarm(tx: Transaction, alarm: Alarm): Promise<{ report: string; fresh: boolean }> {
  const { workspace, kind, guild, origin, subject, text, now } = alarm
  const key = [workspace, kind, subject.address]
  tx.later(ONE_AT_A_TIME, key.map(String))
  const [open] = await tx.run<{ id: string }>(OPEN, key)
  if (open) return { report: open.id, fresh: false }
  const { id } = await createCase(tx, {
    ...{ workspace, guild, origin, now, type: 'safety', source: 'api', fields: {}, key: null, roles: [] },
    subject: subjectOf(`${TITLES[kind]}: ${subject.name}`),
    ...{ description: text, requester: null, way: 'staff', published: false, actor: NOBODY },
  })
  const report = await storeReport(tx, { ...alarm, case: id, message: null })
  await appendEvents(tx, [
    { workspace, kind: 'case.opened', conversation: null, case: id, at: now },
    { workspace, kind: 'moderation.changed', conversation: null, case: id, at: now },
  ])
  return { report, fresh: true }
}

const TITLES = { lookalike: 'Looks like staff', scam: 'Looks like a scam' }
