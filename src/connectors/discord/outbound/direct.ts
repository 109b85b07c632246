import type { Outcome, SendOperation } from '../../../core/delivery/channel.ts'
import type { Failure } from '../rest/failure.ts'
import { idOf, isFields } from '../shapes.ts'
import { compose } from './compose.ts'
import { Code, isClosed, isCode } from './outcome.ts'
import { post } from './post.ts'
import type { Tools } from './tools.ts'

/** The first rung: the direct message. `refused` when the member does not take any from us. */
export async function sendDirect(
  tools: Tools,
  operation: SendOperation,
  files: Parameters<typeof compose>[1],
  key: string,
): Promise<Outcome | 'refused'> {
  const member = await tools.members.get(operation.to.address)
  const placed = operation.to.place?.kind === 'direct' ? operation.to.place.id : null
  let channelId = placed ?? member.directChannelId
  for (let opened = false; ; opened = true) {
    if (channelId === null) {
      const opening = await openDirect(tools, operation.to.address)
      if (!opening.ok) return isClosed(opening.failure) ? 'refused' : tools.outcomeOf(opening.failure)
      channelId = opening.id
    }
    const where = { channelId, key, replyButton: false }
    const composed = { ...compose(operation, files, where), urgency: operation.urgency }
    const posted = await post(tools.rest, tools.echoes, channelId, composed)
    if (posted.ok) return { result: 'done', externalId: posted.id, place: { kind: 'direct', id: channelId } }
    if (isClosed(posted.failure)) return 'refused'
    // A remembered channel that Discord does not know any more, or that an earlier application had opened: opened anew, once.
    const isLost = isCode(posted.failure, Code.unknownChannel, Code.missingAccess)
    if (opened || !isLost) return tools.outcomeOf(posted.failure)
    channelId = null
  }
}

/** Opens the direct message with a member, which they notice nothing of. */
export async function openDirect(
  tools: Tools,
  userId: string,
): Promise<{ ok: true; id: string } | { ok: false; failure: Failure }> {
  const waiting = tools.openingPausedUntil() - tools.now().getTime()
  if (waiting > 0) {
    return {
      ok: false,
      failure: { kind: 'limited', ms: waiting, detail: 'Discord lets no new direct messages be opened for a while.' },
    }
  }
  const answer = await tools.rest.call({ method: 'POST', route: '/users/@me/channels', body: { recipient_id: userId } })
  if (!answer.ok) {
    if (isCode(answer.failure, Code.openingTooFast)) tools.pauseOpening()
    // Opening changes nothing that anybody sees, so a doubtful end is simply tried again.
    if (answer.failure.kind === 'unknown')
      return { ok: false, failure: { kind: 'limited', ms: 1000, detail: answer.failure.detail } }
    return answer
  }
  const id = isFields(answer.body) ? idOf(answer.body, 'id') : null
  if (!id) return { ok: false, failure: { kind: 'limited', ms: 5000, detail: 'The answer could not be read.' } }
  await tools.members.opened(userId, id)
  return { ok: true, id }
}
