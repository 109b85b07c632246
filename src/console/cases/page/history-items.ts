import type { CaseEntryView } from '../../../protocol/cases.ts'

/** A line of the history as it is shown. */
export type HistoryItem =
  | { kind: 'entry'; key: string; at: string; entry: CaseEntryView }
  /** Small changes one after the other, the newest first. */
  | { kind: 'run'; key: string; at: string; entries: CaseEntryView[] }
  | { kind: 'me_too'; key: string; at: string; since: string; count: number; more: boolean }

/** Members who pressed "me too", as far as they were read. */
export interface MeToos {
  times: readonly string[]
  more: boolean
}

/** A run of small changes folds from this many. */
export const FOLDED_FROM = 3

const SMALL = new Set([
  'owner',
  'priority',
  'type',
  'subject',
  'description',
  'tags',
  'due',
  'published',
  'fixed_in',
  'linked',
  'unlinked',
  'conversation',
  'reporter',
  'card',
])

/** The history's lines, the newest first: small changes in a row folded, and what "me too" brought as one line at its end. */
export function historyItems(entries: readonly CaseEntryView[], meToos: MeToos): HistoryItem[] {
  const items: HistoryItem[] = []
  let run: CaseEntryView[] = []
  const close = () => {
    const [first] = run
    if (first && run.length >= FOLDED_FROM)
      items.push({ kind: 'run', key: `run-${first.id}`, at: first.at, entries: run })
    else for (const entry of run) items.push({ kind: 'entry', key: entry.id, at: entry.at, entry })
    run = []
  }
  for (const entry of entries) {
    if (SMALL.has(entry.kind)) {
      run.push(entry)
      continue
    }
    close()
    items.push({ kind: 'entry', key: entry.id, at: entry.at, entry })
  }
  close()
  return withMeToos(items, meToos)
}

function withMeToos(items: HistoryItem[], { times, more }: MeToos): HistoryItem[] {
  const sorted = times.toSorted()
  const [since, at] = [sorted[0], sorted.at(-1)]
  if (since === undefined || at === undefined) return items
  const line: HistoryItem = { kind: 'me_too', key: 'me-too', at, since, count: sorted.length, more }
  const before = items.findIndex((item) => item.at < at)
  if (before === -1) return [...items, line]
  return [...items.slice(0, before), line, ...items.slice(before)]
}
