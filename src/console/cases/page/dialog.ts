import type { CaseStatus } from '../../../protocol/cases.ts'
import { createStore } from '../../live/store.ts'

/** The one dialog that is open over a case. */
export type CaseDialog = { kind: 'move'; status: CaseStatus } | { kind: 'merge' | 'link' | 'parties' | 'remind' }

export const caseDialog = createStore<CaseDialog | null>(null)

export function openDialog(dialog: CaseDialog): void {
  caseDialog.set(() => dialog)
}

export function closeDialog(): void {
  caseDialog.set(() => null)
}
