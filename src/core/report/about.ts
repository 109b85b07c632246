import type { ReportAnswer } from '../case/inbound-report.ts'
import type { LockedCase } from '../case/lock-case.ts'
import type { Batch } from '../conversation/batch.ts'

/** Who does something, and the cases that are named, locked. */
export interface About {
  batch: Batch
  contact: string
  cases: ReadonlyMap<string, LockedCase>
}

/** The answer for the member's eyes, and the facts to be stated. */
export interface Answered {
  report: ReportAnswer
  changed: { kind: 'case.opened' | 'case.changed'; case: string }[]
}

/** It is over, or there is none; the number only where members see the case. */
export const closed = (held: LockedCase | null): ReportAnswer => {
  return { kind: 'closed', number: held?.published ? held.number : null }
}

/** Nothing was done. */
export const unchanged = (report: ReportAnswer): Answered => ({ report, changed: [] })

/** The case that an id means for members now: of a duplicate the one that it belongs to. */
export function meant({ cases }: Pick<About, 'cases'>, id: string): LockedCase | null {
  let held = cases.get(id)
  // A circle of merged cases cannot be made; should one stand there all the same, nobody hangs on it.
  for (let step = 0; held?.mergedIntoId && step <= cases.size; step += 1) held = cases.get(held.mergedIntoId)
  return held ?? null
}
