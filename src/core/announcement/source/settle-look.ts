import type { Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Reading, SourceFault } from './item-reader.ts'
import { nextLook } from './next-look.ts'
import type { StoredSource } from './stored-source.ts'
import { type Taken, takeItems } from './take-items.ts'

const SETTLE: Statement = {
  name: 'source_settle',
  text: `update announcement_source set url = $3, etag = $4, last_modified = $5, position = $6, primed_at = coalesce(primed_at, $7), looked_at = $7,
      next_at = $8, failures = 0, trouble = $9
    where workspace = $1 and id = $2`,
}

const FAIL: Statement = {
  name: 'source_fail',
  text: `update announcement_source set looked_at = $3, next_at = $4, failures = failures + 1, trouble = $5, active = active and not $6
    where workspace = $1 and id = $2`,
}

export interface Look {
  workspace: number
  /** Locked by the caller. */
  source: StoredSource
  /** What was read; null: nothing has changed; a fault: why not. */
  found: Reading | null | SourceFault
  now: Date
}

/** Stores what a look has found: items, troubles, and when the next look is. Answers that time; null where there is no next one. */
export async function settleLook(tx: Transaction, look: Look): Promise<Date | null> {
  const { source, found, now } = look
  if (found instanceof Error) return fail(tx, look, found)
  const next = nextLook(0, null, now)
  const taken = found && (await takeItems(tx, { ...look, items: found.items, quiet: source.primedAt === null }))
  const trouble = troubleAfter(source, taken)
  const { url, etag, lastModified, position } = found ?? source
  tx.later(SETTLE, [look.workspace, source.id, url, etag, lastModified, position, now, next, trouble])
  // A look that finds nothing is not worth a line in everybody's log, unless somebody asked for it and waits.
  if (taken?.fresh || trouble !== source.trouble || source.nextAt === null) await tell(tx, look)
  return next
}

/** What was not announced stays said until something new comes that raises no question. */
function troubleAfter(source: StoredSource, taken: Taken | null): string | null {
  if (taken?.trouble) return taken.trouble
  return source.failures > 0 || taken?.fresh ? null : source.trouble
}

async function fail(tx: Transaction, look: Look, { message, kind, retryAt }: SourceFault): Promise<Date | null> {
  const { workspace, source, now } = look
  const gone = kind === 'gone'
  const next = gone ? null : nextLook(source.failures + 1, retryAt, now)
  tx.later(FAIL, [workspace, source.id, now, next, message, gone])
  if (message !== source.trouble || source.nextAt === null) await tell(tx, look)
  return next
}

const tell = (tx: Transaction, { workspace, now }: Look): Promise<void> =>
  appendEvents(tx, [{ workspace, kind: 'source.changed', conversation: null, at: now }])
