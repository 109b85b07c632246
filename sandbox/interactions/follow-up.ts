import { readMessageInput, refuseEmpty } from '../input/message.ts'
import { invalidWebhookToken, unknownMessage, unknownWebhook } from '../refusals.ts'
import { applyEdit } from '../rest/change-message.ts'
import type { Answer, Call } from '../rest/router.ts'
import { LOADING, removeEphemeral, removeMessage } from '../world/messages.ts'
import type { StoredMessage } from '../world/model.ts'
import { presentMessage } from '../world/present.ts'
import { composeAnswer, originalOf, putChanged, putNew } from './answer.ts'
import { type Interaction, TOKEN_LIFE_MS } from './interactions.ts'

/** The interaction of a webhook address: 10015 before the first answer and for another application, 50027 after fifteen minutes (discord.md item 25). */
function interactionOf({ sandbox, world, params }: Call): Interaction {
  if (params[0] !== world.application.id) throw unknownWebhook()
  const interaction = sandbox.interactions.findByToken(params[1]!)
  if (!interaction || world.clock() - interaction.createdAt > TOKEN_LIFE_MS) throw invalidWebhookToken()
  // Choices are the whole of an answer to what is being typed.
  if (interaction.state !== 'answered' || interaction.type === 4) throw unknownWebhook()
  return interaction
}

/** `@original`, or one of this interaction's own messages. */
function messageOf(call: Call, interaction: Interaction): StoredMessage {
  const id = call.params[2] ?? '@original'
  const { world } = call
  const message =
    id === '@original'
      ? originalOf(world, interaction)
      : (world.log(interaction.channel).get(id) ?? world.ephemeral.get(id))
  const own = message && (message.interaction?.id === interaction.id || message.id === interaction.original)
  if (!own) throw unknownMessage()
  return message
}

export async function sendFollowUp(call: Call): Promise<Answer> {
  const { world } = call
  const interaction = interactionOf(call)
  const input = readMessageInput(call.body)
  refuseEmpty(input)
  const original = originalOf(world, interaction)
  // After a deferred answer the first follow-up fills it and its ephemeral flag is ignored (documentation: receiving-and-responding, "Create Followup Message").
  if (interaction.deferred && original)
    return { status: 200, body: presentMessage(world, await fill(call, interaction, original)) }
  const message = await composeAnswer(world, interaction, input)
  // A follow-up is a message of its own that refers to the first answer.
  if (original) message.reply = { message: original.id, channel: interaction.channel }
  putNew(world, message)
  return { status: 200, body: presentMessage(world, message) }
}

async function fill(call: Call, interaction: Interaction, message: StoredMessage): Promise<StoredMessage> {
  const loading = (message.flags & LOADING) !== 0
  const changed = await applyEdit(
    call.world,
    { ...message, flags: message.flags & ~LOADING },
    readMessageInput(call.body),
  )
  // The first filling of a deferred answer is not an edit.
  if (loading) delete changed.editedAt
  interaction.deferred = false
  putChanged(call.world, changed)
  return changed
}

export function getAnswer(call: Call): Answer {
  return { status: 200, body: presentMessage(call.world, messageOf(call, interactionOf(call))) }
}

export async function editAnswer(call: Call): Promise<Answer> {
  const interaction = interactionOf(call)
  return { status: 200, body: presentMessage(call.world, await fill(call, interaction, messageOf(call, interaction))) }
}

export function deleteAnswer(call: Call): Answer {
  const { world } = call
  const message = messageOf(call, interactionOf(call))
  if (message.onlyFor !== undefined) removeEphemeral(world, message)
  else removeMessage(world, world.channels.get(message.channel)!, message.id)
  return { status: 204 }
}
