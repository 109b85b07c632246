import type { Batch } from '../conversation/batch.ts'
import type { InboundChange } from '../conversation/inbound.ts'
import { receiveReports } from '../report/receive-reports.ts'
import { raiseScamAlarms } from './raise-scam-alarms.ts'

/** What else comes with words: reports, and what moderators are to see of the words. Both take case numbers. Handed to `receiveChanges`. */
export async function receiveBesideWords(batch: Batch, changes: readonly InboundChange[]): Promise<void> {
  await receiveReports(batch, changes)
  await raiseScamAlarms(batch)
}
