import type { Statement } from '../../kernel/database.ts'
import type { Batch, FoundScam } from '../conversation/batch.ts'
import { isStaff } from '../safety/is-staff.ts'
import { raiseAlarm } from './raise-alarm.ts'

/** Words that may have been said in earnest raise an alarm only when so many of them were said in so long. */
const TIMES = 3
const WITHIN = '30 days'
/** What moderators see of the words. */
const SHOWN = 1000

// What moderators have looked at counts no more: else each word of who was let be would be an alarm of its own.
const COUNT: Statement = {
  name: 'message_scam_count',
  text: `select count(*)::int as count from message m
    join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where i.workspace = $1 and i.channel = $2 and i.address = $3 and m.scam is not null and m.sent_at > $4::timestamptz - interval '${WITHIN}'
      and m.sent_at > coalesce((select max(r.closed_at) from moderation_report r
        where r.workspace = $1 and r.subject_address = $3 and r.kind = 'scam' and r.state <> 'open'), '-infinity')`,
}

/**
 * Puts before the moderators who writes scams to us: at once where there is no doubt, else at the third time. Handed to `receiveChanges`
 * behind what takes case numbers, in the transaction that stores the words.
 */
export async function raiseScamAlarms(batch: Batch): Promise<void> {
  const byMember = new Map(batch.scams.map((scam) => [scam.contact.address, scam]))
  for (const scam of batch.scams) if (scam.sure) byMember.set(scam.contact.address, scam)
  for (const scam of byMember.values()) {
    if (!scam.sure && (await timesOf(batch, scam)) < TIMES) continue
    // One of the team tries it out, or shows what they were sent.
    if (!(await isStaff(batch.tx, batch.workspace, scam.contact.address))) await raise(batch, scam)
  }
}

async function timesOf({ tx, workspace, channel, now }: Batch, { contact }: FoundScam): Promise<number> {
  const [row] = await tx.run<{ count: number }>(COUNT, [workspace, channel, contact.address, now])
  return row?.count ?? 0
}

async function raise({ tx, workspace, now }: Batch, scam: FoundScam): Promise<void> {
  const { contact, conversation, guild, found, text } = scam
  await raiseAlarm(tx, {
    ...{ workspace, kind: 'scam', guild, origin: null, now },
    subject: { address: contact.address, name: contact.name, picture: contact.picture },
    facts: { found, conversation },
    text: text.slice(0, SHOWN),
  })
}
