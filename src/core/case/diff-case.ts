import type { CaseFields } from '../../protocol/cases.ts'
import type { EntryFacts, EntryKind } from './entry.ts'
import type { LockedCase } from './lock-case.ts'
import { priorityOf } from './priority.ts'

/** One change of a case, as its history tells it. */
export interface Difference {
  kind: EntryKind
  facts: EntryFacts
}

/** What has changed between two states of a case. Long words are not repeated: that they changed is all. */
export function diffCase(before: LockedCase, after: LockedCase): Difference[] {
  const written =
    before.description !== after.description || fieldsWords(before.fields) !== fieldsWords(after.fields)
      ? [{ kind: 'description' as const, facts: {} }]
      : []
  return [
    ...differ('type', before.type, after.type),
    ...differ('subject', before.subject, after.subject),
    ...written,
    ...differ('priority', priorityOf(before.priority), priorityOf(after.priority)),
    ...differ('owner', before.ownerId, after.ownerId?.toLowerCase() ?? null),
    ...differ('tags', before.tags.join(', '), after.tags.join(', ')),
    ...differ('due', before.dueAt?.toISOString() ?? null, after.dueAt?.toISOString() ?? null),
    ...differ('fixed_in', before.fixedIn, after.fixedIn),
    ...differ('published', String(before.published), String(after.published)),
  ]
}

function differ(kind: EntryKind, from: string | null, to: string | null): Difference[] {
  return from === to ? [] : [{ kind, facts: { from, to } }]
}

/** The same for the same fields, in whatever order the database gives them back. */
function fieldsWords(fields: CaseFields): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return JSON.stringify(given.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
