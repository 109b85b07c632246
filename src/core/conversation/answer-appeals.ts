import type { Statement } from '../../kernel/database.ts'
import { addDetail } from '../case/add-detail.ts'
import { lockCase } from '../case/lock-case.ts'
import type { Batch } from './batch.ts'
import type { InboundMessage } from './inbound.ts'
import { messageKey } from './store-inbound.ts'

/** A blocked member's words in a day that are taken; their appeal is no way around the block. */
const WORDS_A_DAY = 20
const DAY_MS = 24 * 3_600_000

const APPEAL: Statement = {
  name: 'appeal_open_of',
  text: `select s.id, s.requester_id as contact, (
      select count(*)::int from case_entry e where e.workspace = s.workspace and e.case_id = s.id and e.contact_id = s.requester_id
        and e.kind = 'detail' and e.at > $4
    ) as written
    from identity i join support_case s on s.workspace = i.workspace and s.requester_id = i.contact_id
    where i.workspace = $1 and i.channel = $2 and i.address = $3 and s.type = 'appeal' and s.status not in ('resolved', 'closed')
      and s.merged_into_id is null
    order by s.opened_at desc nulls last limit 1`,
}

/** A blocked member's message, and where in the batch it stood. */
export interface TurnedMessage {
  index: number
  message: InboundMessage
}

/**
 * What a blocked member writes while an appeal of theirs is open belongs to it: moderators may have asked them something. Answers which
 * were taken, with the number of the appeal. Locks cases, so it comes behind all that locks conversations.
 */
export async function answerAppeals(batch: Batch, turned: readonly TurnedMessage[]): Promise<Map<number, number>> {
  const { tx, workspace, channel, now } = batch
  const taken = new Map<number, number>()
  for (const { index, message } of turned) {
    const text = message.text.trim()
    const since = new Date(now.getTime() - DAY_MS)
    const [appeal] =
      text === ''
        ? []
        : await tx.run<{ id: string; contact: string; written: number }>(APPEAL, [
            ...[workspace, channel, message.contact.address, since],
          ])
    if (!appeal || appeal.written >= WORDS_A_DAY) continue
    const held = await lockCase(tx, workspace, appeal.id)
    const key = messageKey(channel, message.externalId)
    taken.set(index, held.number)
    if (!(await addDetail(tx, { workspace, case: held, contact: appeal.contact, text, key, now }))) continue
    batch.events.push({ workspace, kind: 'case.changed', conversation: null, case: held.id, at: now })
  }
  return taken
}
