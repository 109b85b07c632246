import type { Statement, Transaction } from '../../kernel/database.ts'

const HEAR: Statement = {
  name: 'incident_hear',
  text: `insert into incident_hearing (workspace, incident_id, conversation_id, at) values ($1, $2, $3, $4)
    on conflict do nothing returning 1 as first`,
}

const ANSWER: Statement = {
  name: 'incident_answer',
  text: `update incident_hearing h set answer = $4 from incident n
    where n.workspace = $1 and n.ended_at is null and h.workspace = n.workspace and h.incident_id = n.id and h.conversation_id = $2
      and ($3::uuid is null or n.case_id = $3)`,
}

/** Says that a conversation hears of an incident now, under its lock. False: it has heard of it before. */
export async function hear(
  tx: Transaction,
  options: { workspace: number; incident: string; conversation: string; now: Date },
): Promise<boolean> {
  const { workspace, incident, conversation, now } = options
  return (await tx.run(HEAR, [workspace, incident, conversation, now])).length > 0
}

/** Keeps what a contact said to the incident that goes on. `case` null: that it is something else. Nothing happens where it is about none. */
export function keepAnswer(tx: Transaction, workspace: number, conversation: string, about: string | null): void {
  tx.later(ANSWER, [workspace, conversation, about, about === null ? 'other' : 'me_too'])
}
