import type { DeleteOperation, EditOperation, ExternalRef, Outcome } from '../../../core/delivery/channel.ts'
import type { Answer, Call } from '../rest/client.ts'
import { SILENT } from './compose.ts'
import { Code, isCode } from './outcome.ts'
import { buttonRows } from './rows.ts'
import { needsReplyButton, unarchive } from './thread.ts'
import type { Tools } from './tools.ts'

const GONE: Outcome = {
  result: 'failed',
  cause: 'gone',
  detail: 'A note that only the member sees cannot be changed any more.',
}

/** New words and buttons: those that it is not given any more are taken from it. */
export async function edit(tools: Tools, operation: EditOperation): Promise<Outcome> {
  const { text: content, target, to, message, buttons, urgency } = operation
  const reply = target.placeId !== null && needsReplyButton(tools, target.placeId) ? to : null
  const body = { content, components: buttonRows(message, buttons, reply), allowed_mentions: SILENT }
  const answer = await change(tools, to.address, target, { method: 'PATCH', body, urgency })
  if (!answer) return GONE
  return answer.ok ? done(target) : tools.outcomeOf(answer.failure)
}

/** What is gone already is deleted. */
export async function remove(tools: Tools, operation: DeleteOperation): Promise<Outcome> {
  const { to, target, urgency } = operation
  const answer = await change(tools, to.address, target, { method: 'DELETE', urgency })
  if (!answer) return GONE
  if (answer.ok || isCode(answer.failure, Code.unknownMessage, Code.unknownChannel)) return done(target)
  return tools.outcomeOf(answer.failure)
}

type Act = Pick<Call, 'method' | 'body' | 'urgency'>

async function change(tools: Tools, address: string, target: ExternalRef, act: Act): Promise<Answer | null> {
  if (target.placeId === null) return changeNote(tools, address, target.id, act)
  const call: Call = { ...act, route: `/channels/${target.placeId}/messages/${target.id}` }
  const answer = await tools.rest.call(call)
  if (answer.ok || !isCode(answer.failure, Code.threadArchived)) return answer
  await unarchive(tools, target.placeId)
  return tools.rest.call(call)
}

/** Ephemeral notes are reached by their interaction's token alone, while it lives; after a restart the last one is tried. */
async function changeNote(tools: Tools, address: string, id: string, act: Act): Promise<Answer | null> {
  const interaction = tools.notes.get(id) ?? (await tools.members.get(address)).interaction
  if (!interaction || interaction.until <= tools.now()) return null
  const route: Call['route'] = `/webhooks/${tools.account.applicationId}/${interaction.token}/messages/${id}`
  return tools.rest.call({ ...act, route, ours: false })
}

const done = (target: ExternalRef): Outcome => ({ result: 'done', externalId: target.id, place: null })
