import type { DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import type { Urgency } from '../rest/pace.ts'
import { idOf, isFields } from '../shapes.ts'
import type { Composed } from './compose.ts'
import type { Echoes } from './echoes.ts'

export type Posted = { ok: true; id: string } | { ok: false; failure: Failure }

/** Posts one message. Whichever comes first is the proof: the answer, or our own message coming back over the gateway. */
export async function post(
  rest: DiscordRest,
  echoes: Echoes,
  channelId: string,
  composed: Composed & { urgency: Urgency },
): Promise<Posted> {
  const { body, files, urgency } = composed
  const key = String(body.nonce)
  const { echo, end } = echoes.expect(key)
  const answered = rest
    .call({ method: 'POST', route: `/channels/${channelId}/messages`, body, files, urgency })
    .then(readPosted)
  const posted = await Promise.race([answered, echo.then((heard): Posted => ({ ok: true, id: heard.externalId }))])
  // A refusal is as final as a success; only after an unknown end is a late echo the news that everybody waits for.
  end(posted.ok)
  return posted
}

export function readPosted(answer: Awaited<ReturnType<DiscordRest['call']>>): Posted {
  if (!answer.ok) return answer
  const id = isFields(answer.body) ? idOf(answer.body, 'id') : null
  return id ? { ok: true, id } : { ok: false, failure: { kind: 'unknown', detail: 'The answer could not be read.' } }
}
