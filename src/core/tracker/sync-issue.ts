import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { NOBODY } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { moveCase } from '../report/move-case.ts'
import { commentNews } from './comment-news.ts'
import { decideSync, type Sync } from './decide-sync.ts'
import { type LinkedIssue, readLinkedIssue, recordBegun, recordIssue, recordSame } from './linked-issue.ts'
import type { SyncTools } from './sync-tools.ts'
import { type IssueFacts, issueMark } from './tracker.ts'

/** A tracker's clock may be this much behind ours. */
const CLOCKS_MS = 5 * 60_000
/** A case that moves because its issue did is looked at once more; beyond that somebody else is at work on it, who wakes us. */
const ROUNDS = 3

/** Brings a case and its issue together: makes it, lets one follow the other, writes news below it. @throws TrackerFault */
export async function syncIssue(tools: SyncTools, id: string): Promise<void> {
  const { kernel, workspace } = tools
  for (let round = 1; round <= ROUNDS; round++) {
    const issue = await readLinkedIssue(kernel.db, workspace, id)
    if (!issue) return
    if (issue.number === null) await make(tools, issue)
    else if (!(await follow(tools, issue, issue.number))) break
  }
  if (tools.settings.comments) await commentNews(tools, id)
}

/** Makes the issue, or finds the one that an attempt made whose answer was lost. */
async function make(tools: SyncTools, issue: LinkedIssue): Promise<void> {
  const { kernel, workspace, tracker, place } = tools
  const { title, draft, begunAt, case: id } = issue
  const since = begunAt && new Date(begunAt.getTime() - CLOCKS_MS)
  const known = since && (await tracker.find(place, issueMark(id), since))
  if (!since) await kernel.db.transaction(async (tx) => recordBegun(tx, { workspace, id, now: kernel.clock.now() }))
  const facts = known ?? (await tracker.create(place, { title, body: draft?.body ?? '', labels: draft?.labels ?? [] }))
  await record(tools, issue, facts, { shown: issue.shown, words: `made ${place.repository}#${facts.number}` })
}

/** Answers whether the case has moved, so that the issue is to be looked at again. */
async function follow(tools: SyncTools, issue: LinkedIssue, number: number): Promise<boolean> {
  const { kernel, workspace, tracker, place, settings } = tools
  // Most of what happens to a case says nothing to its issue: a crowd that presses "me too" is no crowd of questions.
  if (issue.status === issue.shown && !issue.hinted) return false
  const read = await tracker.read(place, number, issue.etag)
  const seen = { state: issue.open ?? 'open', labels: issue.labels }
  const { status, outcome, shown } = issue
  const sync = decideSync({ status, outcome, shown, seen, issue: read ?? { ...seen, declined: false } }, settings)
  if (sync.act === 'move' && read) return move(tools, issue, read, sync)
  const changed = sync.act === 'push' && Object.keys(sync.change).length > 0
  const facts = changed ? await tracker.update(place, number, sync.change) : read
  if (facts) await record(tools, issue, facts, { shown: status })
  else if (shown !== status) await record(tools, issue, { ...asSeen(issue, number), ...seen }, { shown: status })
  else await kernel.db.transaction(async (tx) => recordSame(tx, { workspace, issue, now: kernel.clock.now() }))
  return false
}

/** The case first: if we are stopped in between, it stands already where the issue has it. */
async function move(
  tools: SyncTools,
  issue: LinkedIssue,
  facts: IssueFacts,
  { status, outcome, why }: Extract<Sync, { act: 'move' }>,
): Promise<boolean> {
  const { kernel, workspace, settings, place } = tools
  try {
    const tell = settings.tell ? {} : { tell: false }
    await moveCase(kernel, { workspace, case: issue.case, status, outcome, ...tell, actor: NOBODY })
  } catch (error) {
    // A duplicate moves with the case that it belongs to, and a case that is gone not at all.
    if (!(error instanceof Refusal)) throw error
    await record(tools, issue, facts, { shown: issue.shown })
    return false
  }
  await record(tools, issue, facts, {
    shown: issue.shown,
    words: `followed ${place.repository}#${facts.number}, which was ${why}`,
  })
  return true
}

/** Keeps what was seen, with a line in the case's history where there is something to say. */
async function record(
  { kernel, workspace }: SyncTools,
  issue: LinkedIssue,
  facts: IssueFacts,
  { shown, words }: { shown: LinkedIssue['shown']; words?: string },
): Promise<void> {
  const now = kernel.clock.now()
  const id = issue.case
  const visible = words || issue.open !== facts.state || issue.title !== facts.title || issue.trouble !== null
  await kernel.db.transaction(async (tx) => {
    recordIssue(tx, { workspace, issue, facts, shown, now })
    if (words) {
      addEntry(tx, { workspace, case: id, kind: 'external', actor: NOBODY, facts: { words, url: facts.url }, now })
    }
    if (visible) await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: id, at: now }])
  })
}

/** What is stored of an issue that has not changed since. */
const asSeen = ({ url, title, etag, linkedAt }: LinkedIssue, number: number) => ({
  ...{ number, title, etag, url: url ?? '' },
  declined: false,
  updatedAt: linkedAt,
})
