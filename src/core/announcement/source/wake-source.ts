import type { Transaction } from '../../../kernel/database.ts'
import { BULK } from '../../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../../kernel/lanes/wake.ts'
import { SOURCE_ROUTE } from './source.ts'

/** Has sources looked at when that time has come. `ids` are distinct. */
export function wakeSources(tx: Transaction, workspace: number, ids: readonly string[], due: Date): Promise<void> {
  const lanes = ids.toSorted().map((subject) => ({ workspace, subject, route: SOURCE_ROUTE, priority: BULK }))
  return wakeLanes(tx, lanes, due)
}
