import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { CaseOutcome, CaseStatus } from '../../protocol/cases.ts'
import type { IssueFacts } from './tracker.ts'

/** A case with its issue, as they are stored. */
export interface LinkedIssue {
  case: string
  status: CaseStatus
  outcome: CaseOutcome | null
  number: number | null
  url: string | null
  title: string
  draft: { body: string; labels: string[] } | null
  begunAt: Date | null
  open: 'open' | 'closed' | null
  labels: string[]
  etag: string | null
  /** How often it was said that it may have changed outside, and whether any of that was not looked into. */
  hints: number
  hinted: boolean
  shown: CaseStatus
  told: string | null
  telling: string | null
  trouble: string | null
  tries: number
  linkedAt: Date
}

const READ: Statement = {
  name: 'tracker_linked_issue',
  text: `select s.id as case, s.status, s.outcome, i.number, i.url, i.title, i.draft, i.begun_at as "begunAt", i.open, i.labels, i.etag, i.hints, i.hints > i.hints_seen as hinted, i.shown,
      i.told, i.telling, i.trouble, i.tries, i.linked_at as "linkedAt"
    from tracker_issue i join support_case s on s.workspace = i.workspace and s.id = i.case_id
    where i.workspace = $1 and i.case_id = $2`,
}

const RECORD: Statement = {
  name: 'tracker_issue_record',
  text: `update tracker_issue set number = $3, url = $4, title = $5, open = $6, labels = $7, etag = $8, shown = $9, draft = null, trouble = null,
      tries = 0, synced_at = $10, hints_seen = greatest(hints_seen, $11)
    where workspace = $1 and case_id = $2 and (number is null or number = $3)`,
}

const SAME: Statement = {
  name: 'tracker_issue_same',
  text: `update tracker_issue set trouble = null, tries = 0, synced_at = $3, hints_seen = greatest(hints_seen, $4) where workspace = $1 and case_id = $2`,
}

const BEGIN: Statement = {
  name: 'tracker_issue_begin',
  text: 'update tracker_issue set begun_at = coalesce(begun_at, $3) where workspace = $1 and case_id = $2',
}

const FAIL: Statement = {
  name: 'tracker_issue_fail',
  text: `update tracker_issue set trouble = coalesce($3, trouble), tries = least(tries + 1, 1000) where workspace = $1 and case_id = $2`,
}

export async function readLinkedIssue(reader: Reader, workspace: number, id: string): Promise<LinkedIssue | null> {
  const [row] = await reader.run<LinkedIssue>(READ, [workspace, id])
  return row ?? null
}

/** The issue as it was seen just now, and the status of the case that it shows. */
export function recordIssue(
  tx: Transaction,
  options: { workspace: number; issue: LinkedIssue; facts: IssueFacts; shown: CaseStatus; now: Date },
): void {
  const { workspace, issue, facts, shown, now } = options
  const { number, url, title, state, labels, etag } = facts
  tx.later(RECORD, [workspace, issue.case, number, url, title, state, labels, etag, shown, now, issue.hints])
}

/** Nothing has changed on either side. */
export function recordSame(
  tx: Transaction,
  { workspace, issue, now }: { workspace: number; issue: LinkedIssue; now: Date },
): void {
  tx.later(SAME, [workspace, issue.case, now, issue.hints])
}

/** From here on an issue of ours may be there. */
export function recordBegun(
  tx: Transaction,
  { workspace, id, now }: { workspace: number; id: string; now: Date },
): void {
  tx.later(BEGIN, [workspace, id, now])
}

/** It did not work; `trouble` null: it may pass by itself, and what was said of it stays. */
export function recordFailure(
  tx: Transaction,
  { workspace, id, trouble }: { workspace: number; id: string; trouble: string | null },
): void {
  tx.later(FAIL, [workspace, id, trouble])
}
