import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ModerationActKind, ModerationState } from '../../protocol/moderation.ts'
import { byAgent } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { blockPerson } from '../safety/block-person.ts'
import { followWithCase } from './follow-with-case.ts'
import { lockReport } from './lock-report.ts'
import type { LockedReport } from './report.ts'
import { wakeModeration } from './store-report.ts'
import { tellReporters } from './tell-reporters.ts'

export interface ReportAct {
  workspace: number
  report: string
  agent: string
  /** The version that the agent has seen. */
  version: number
  kind: ModerationActKind
  /** Of a time-out. */
  minutes?: number | undefined
  text: string
  tell: boolean
}

/** What is done in Discord, by the process that holds the gateway. */
const DEEDS: ReadonlySet<ModerationActKind> = new Set(['delete_message', 'time_out', 'end_time_out', 'ban'])
/** With these the report has been dealt with. */
const DEALT: ReadonlySet<ModerationActKind> = new Set(['delete_message', 'time_out', 'ban', 'block'])
/** Of these the member hears. */
const TOLD: ReadonlySet<ModerationActKind> = new Set([...DEEDS, 'block'])

const STORE: Statement = {
  name: 'moderation_act_store',
  text: `insert into moderation_act (workspace, id, report_id, kind, agent_id, minutes, text, state, tell, at, done_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $8 = 'done' then $10::timestamptz end)`,
}

const CHANGE: Statement = {
  name: 'moderation_change',
  text: `update moderation_report set state = $3, raised = $4, changed_at = $5, version = version + 1,
      closed_at = case when $3 = 'open' then null else coalesce(closed_at, $5) end,
      closed_by = case when $3 = 'open' then null when $3 = state then closed_by else $6::uuid end
    where workspace = $1 and id = $2`,
}

/**
 * A moderator does something about a report. What is to be done in Discord is queued, and shown with what becomes of it; should it fail, the
 * report is open again.
 * @throws Refusal not_found; conflict, when somebody else has acted meanwhile; invalid, when there is nothing to do that to
 */
export function actOnReport(kernel: Kernel, act: ReportAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, kind } = act
    const now = kernel.clock.now()
    const { report, held } = await lockReport(tx, workspace, act.report)
    check(report, act)
    const block = kind === 'block'
    if (block) await blockSubject(tx, act, report, now)
    const state = stateAfter(report.state, kind)
    const raised = kind === 'raise' || (report.raised && state === 'open')
    const tell = act.tell && TOLD.has(kind) && report.subjectAddress !== null
    tx.later(STORE, [
      ...[workspace, newId(), report.id, kind, agent, act.minutes ?? null, act.text],
      ...[DEEDS.has(kind) ? 'queued' : 'done', tell, now],
    ])
    tx.later(CHANGE, [workspace, report.id, state, raised, now, agent])
    await followWithCase(tx, { workspace, held, state, agent, dismissed: kind === 'dismiss', now })
    if (kind === 'note')
      addEntry(tx, { workspace, case: held.id, kind: 'note', actor: byAgent(agent), text: act.text, now })
    if (report.state === 'open' && state !== 'open') await tellReporters(tx, { workspace, held, agent, now })
    await wakeModeration(tx, workspace, report.id, now)
    await appendEvents(tx, [
      { workspace, kind: 'case.changed', conversation: null, case: held.id, agent, at: now },
      { workspace, kind: 'moderation.changed', conversation: null, case: held.id, agent, at: now },
      ...(block ? [{ workspace, kind: 'block.changed' as const, conversation: null, agent, at: now }] : []),
    ])
  })
}

function check(report: LockedReport, { kind, version, minutes, text }: ReportAct): void {
  // Who only writes something down is in nobody's way.
  if (report.version !== version && kind !== 'note') {
    throw new Refusal('conflict', 'Somebody has done something about this report meanwhile. Look at it again first.')
  }
  if (kind === 'note' && text === '') throw new Refusal('invalid', 'Write something.', { field: 'text' })
  if (kind === 'delete_message') {
    if (!report.messageId || !report.origin) throw new Refusal('invalid', 'There is no message of a channel to delete.')
    if (report.messageGoneAt) throw new Refusal('conflict', 'The message is gone already.')
  }
  if (kind === 'time_out' && minutes === undefined) {
    throw new Refusal('invalid', 'Say how many minutes.', { field: 'minutes' })
  }
  if (TOLD.has(kind) && kind !== 'delete_message' && !report.subjectAddress) {
    throw new Refusal('invalid', 'It is not known who is reported.')
  }
  if ((kind === 'time_out' || kind === 'end_time_out' || kind === 'ban') && !report.guild) {
    throw new Refusal('invalid', 'It is not known in which server this happened.')
  }
}

async function blockSubject(tx: Transaction, act: ReportAct, report: LockedReport, now: Date): Promise<void> {
  const { workspace, agent, text: reason } = act
  const who = { address: report.subjectAddress ?? '', name: report.subjectName }
  await blockPerson(tx, { workspace, channel: 'discord', ...who, reason, agent, until: null, now })
}

function stateAfter(state: ModerationState, kind: ModerationActKind): ModerationState {
  if (DEALT.has(kind)) return 'done'
  if (kind === 'dismiss') return 'dismissed'
  return kind === 'reopen' ? 'open' : state
}
