import type { CasePriority } from '../../protocol/cases.ts'

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** The name of a stored priority, 0 to 3. */
export const priorityOf = (stored: number): CasePriority => PRIORITIES[stored] ?? 'normal'

/** What is stored of a priority. */
export const storedPriority = (priority: CasePriority): number => PRIORITIES.indexOf(priority)
