import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Place } from './channel.ts'
import { parseDeliveryKey } from './key.ts'

const SETTLE: Statement = {
  name: 'delivery_settle_echo',
  text: `update delivery d set state = 'sent', external_id = e."externalId", place = e.place, settled_at = $3, retry_at = null,
      cause = null, detail = null
    from jsonb_to_recordset($2::jsonb) as e(message uuid, part smallint, "externalId" text, place jsonb)
    where d.workspace = $1 and d.message_id = e.message and d.part = e.part and d.operation = 'send'
      and d.state in ('queued', 'sending', 'unknown', 'failed') and d.attempted_at is not null
    returning d.conversation_id as conversation, d.message_id as message`,
}

export interface Echo {
  key: string
  externalId: string
  place: Place
}

/** Our own messages came back from the channel: their deliveries did arrive, whatever we thought. */
export async function settleEchoes(
  tx: Transaction,
  options: { workspace: number; echoes: readonly Echo[]; now: Date },
): Promise<{ conversation: string; message: string }[]> {
  const parsed = options.echoes.flatMap((echo) => {
    const part = parseDeliveryKey(echo.key)
    return part ? [{ ...part, externalId: echo.externalId, place: echo.place }] : []
  })
  if (parsed.length === 0) return []
  return tx.run(SETTLE, [options.workspace, JSON.stringify(parsed), options.now])
}
