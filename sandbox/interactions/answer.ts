import { readChoices } from '../input/command-options.ts'
import { asInteger, asRecord, notOneOf } from '../input/form.ts'
import { type MessageInput, readMessageInput, refuseEmpty } from '../input/message.ts'
import { readModal } from '../input/modal.ts'
import { alreadyAcknowledged, unknownInteraction } from '../refusals.ts'
import { applyEdit } from '../rest/change-message.ts'
import type { Answer, Call } from '../rest/router.ts'
import { keepFile } from '../world/attachments.ts'
import { mentionsOf } from '../world/mentions.ts'
import {
  changeMessage,
  EPHEMERAL,
  IS_COMPONENTS_V2,
  LOADING,
  putEphemeral,
  putMessage,
  SUPPRESS_EMBEDS,
  SUPPRESS_NOTIFICATIONS,
} from '../world/messages.ts'
import type { StoredMessage } from '../world/model.ts'
import { presentMessage } from '../world/present.ts'
import type { World } from '../world/world.ts'
import type { Interaction, Interactions } from './interactions.ts'

/** Callback types (documentation: interactions/receiving-and-responding, "Interaction Callback Type"). */
const CALLBACK = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const

/** POST /interactions/:id/:token/callback: the one first answer. */
export async function answerInteraction(call: Call): Promise<Answer> {
  const { interactions } = call.sandbox
  const interaction = interactions.find(call.params[0]!)
  // Item 25: late, dead and invented tokens read the same.
  if (!interaction || interaction.token !== call.params[1] || interaction.state === 'failed') throw unknownInteraction()
  if (interaction.state === 'answered') throw alreadyAcknowledged()
  const json = asRecord(call.body.json, '_errors')
  const type = asInteger(json.type, 'type')
  if (type === undefined || !allowedAnswers(interaction).includes(type))
    throw notOneOf('type', allowedAnswers(interaction).join(', '))
  // Everything is checked before the interaction counts as answered; the claim itself comes before any waiting.
  const act = prepare(call, interaction, type, json.data ?? {})
  interactions.answered(interaction)
  const message = await act()
  return call.query.get('with_response') === 'true'
    ? { status: 200, body: presentAnswer(call.world, interaction, type, message) }
    : { status: 204 }
}

/** Item 26: no modal for a modal. Updates need a message to be updated. Choices answer the asking for them, and nothing else does. */
function allowedAnswers(interaction: Interaction): number[] {
  if (interaction.type === 4) return [CALLBACK.choices]
  const answers: number[] = [CALLBACK.message, CALLBACK.deferred]
  if (interaction.source !== undefined) answers.push(CALLBACK.deferredUpdate, CALLBACK.update)
  if (interaction.type !== 5) answers.push(CALLBACK.modal)
  return answers
}

type Act = () => Promise<StoredMessage | undefined>

function prepare(call: Call, interaction: Interaction, type: number, data: unknown): Act {
  const { world, sandbox } = call
  if (type === CALLBACK.choices) {
    const choices = readChoices(asRecord(data, 'data').choices, interaction.optionType ?? 3, 'data.choices')
    return async () => {
      interaction.choices?.(choices)
      return undefined
    }
  }
  if (type === CALLBACK.modal) {
    const modal = readModal(data)
    return async () => {
      sandbox.interactions.openModal({
        id: interaction.id,
        member: interaction.member,
        channel: interaction.channel,
        data: modal as never,
      })
      return undefined
    }
  }
  if (type === CALLBACK.deferredUpdate) {
    if (interaction.source !== undefined) interaction.original = interaction.source
    return async () => originalOf(world, interaction)
  }
  const input = readMessageInput(call.body, data, 'data')
  if (type === CALLBACK.update) return () => updateSource(world, interaction, input)
  if (type === CALLBACK.message) refuseEmpty(input, 'data')
  return () => sayAnswer(sandbox.interactions, world, interaction, input, type === CALLBACK.deferred)
}

async function updateSource(
  world: World,
  interaction: Interaction,
  input: MessageInput,
): Promise<StoredMessage | undefined> {
  interaction.original = interaction.source!
  const source = originalOf(world, interaction)
  if (!source) return undefined
  const changed = await applyEdit(world, source, input)
  putChanged(world, changed)
  return changed
}

async function sayAnswer(
  _interactions: Interactions,
  world: World,
  interaction: Interaction,
  input: MessageInput,
  deferred: boolean,
): Promise<StoredMessage> {
  const message = await composeAnswer(
    world,
    interaction,
    deferred ? { ...input, content: '', embeds: [], components: [], files: [] } : input,
    deferred ? LOADING : 0,
  )
  interaction.original = message.id
  interaction.deferred = deferred
  putNew(world, message)
  return message
}

const SETTABLE = EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2

/** A message that an interaction brings forth. Interactions parse only users' mentions by themselves (discord.md item 15). */
export async function composeAnswer(
  world: World,
  interaction: Interaction,
  input: MessageInput,
  extraFlags = 0,
): Promise<StoredMessage> {
  const attachments = await Promise.all(input.files.map((file) => keepFile(world, file)))
  const flags = ((input.flags ?? 0) & SETTABLE) | extraFlags
  const content = input.content ?? ''
  return {
    id: world.ids.next(),
    channel: interaction.channel,
    author: world.application.bot,
    content,
    type: messageType(interaction),
    flags,
    ...mentionsOf(world, content, input.allowed ?? { parse: ['users'] }, {
      user: world.application.bot,
      channel: world.channels.get(interaction.channel)!,
    }),
    ...(attachments.length ? { attachments } : {}),
    ...(input.embeds?.length ? { embeds: input.embeds } : {}),
    ...(input.components?.length ? { components: input.components } : {}),
    interaction: {
      id: interaction.id,
      type: interaction.type,
      user: interaction.member,
      ...(interaction.name === undefined ? {} : { name: interaction.name }),
      ...(interaction.target === undefined ? {} : { target: interaction.target }),
      ...(interaction.targetUser === undefined ? {} : { targetUser: interaction.targetUser }),
      ...(interaction.source === undefined ? {} : { interactedMessage: interaction.source }),
      ...(interaction.trigger ? { trigger: interaction.trigger } : {}),
    },
    ...(flags & EPHEMERAL ? { onlyFor: interaction.member } : {}),
  }
}

/** documentation: resources/message, "Message Types": 20 answers a slash command, 23 one of a context menu. */
function messageType({ type, target, targetUser }: Interaction): number {
  if (type !== 2) return 0
  return target === undefined && targetUser === undefined ? 20 : 23
}

export function putNew(world: World, message: StoredMessage): void {
  if (message.onlyFor !== undefined) putEphemeral(world, message)
  else putMessage(world, world.channels.get(message.channel)!, message)
}

export function putChanged(world: World, message: StoredMessage): void {
  if (message.onlyFor !== undefined) putEphemeral(world, message)
  else changeMessage(world, world.channels.get(message.channel)!, message)
}

/** The message that `@original` means, if it is still there. */
export function originalOf(world: World, interaction: Interaction): StoredMessage | undefined {
  if (interaction.original === undefined) return undefined
  return world.log(interaction.channel).get(interaction.original) ?? world.ephemeral.get(interaction.original)
}

function presentAnswer(
  world: World,
  interaction: Interaction,
  type: number,
  message: StoredMessage | undefined,
): object {
  const shown = {
    id: interaction.id,
    type: interaction.type,
    channel_id: interaction.channel,
    ...(world.channels.get(interaction.channel)?.recipient === undefined ? { guild_id: world.guild.id } : {}),
    ...(message && type !== CALLBACK.modal
      ? {
          response_message_id: message.id,
          response_message_loading: (message.flags & LOADING) !== 0,
          response_message_ephemeral: (message.flags & EPHEMERAL) !== 0,
        }
      : {}),
  }
  const carries = type === CALLBACK.message || type === CALLBACK.update
  return {
    interaction: shown,
    ...(carries && message ? { resource: { type, message: presentMessage(world, message) } } : {}),
  }
}
