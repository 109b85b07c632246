import { ChannelType } from 'discord-api-types/v10'
import type { Checked } from '../contract.ts'
import { eachComponent } from '../input/components.ts'
import type { Interaction } from '../interactions/interactions.ts'
import { presentInteraction } from '../interactions/present.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import type { Channel, StoredComponent } from '../world/model.ts'
import { canSend, hasPermission } from '../world/permissions.ts'
import { presentAttachment } from '../world/present.ts'
import { fillModal } from './fill-modal.ts'
import { CannotAct } from './refuse-control.ts'
import { decodeFile } from './speak.ts'
import { speakersOf } from './traffic.ts'
import { messageOf, placeOf } from './who.ts'

/** Hands an interaction to the application; with nobody connected it is seen failing after three seconds. */
function deliver({ world }: Sandbox, interaction: Interaction, data: object): { interaction: string } {
  world.outlets.event({
    type: 'INTERACTION_CREATE',
    channel: world.channels.get(interaction.channel)!,
    data: presentInteraction(world, interaction, data),
  })
  return { interaction: interaction.id }
}

export async function runCommand(sandbox: Sandbox, input: Checked<'command'>): Promise<{ interaction: string }> {
  const { world } = sandbox
  const place = placeOf(world, input.member, input.channel)
  const command = world.commands.find((one) => one.name === input.name && one.type === 1)
  if (!command) throw new CannotAct(`There is no command /${input.name}.`, 404)
  const context = place.type === ChannelType.DM ? 1 : 0
  if (command.contexts && !command.contexts.includes(context))
    throw new CannotAct(`/${input.name} cannot be used here.`, 403)
  if (
    context === 0 &&
    !(hasPermission(world, input.member, place, 'UseApplicationCommands') && canSend(world, input.member, place))
  ) {
    throw new CannotAct('You do not have permission to use commands in this channel.', 403)
  }
  const { options, resolved } = await readOptions(sandbox, place, input, (command.options ?? []) as never)
  const interaction = sandbox.interactions.open({
    type: 2,
    member: input.member,
    channel: place.id,
    title: `/${input.name}`,
    name: input.name,
  })
  const data = {
    id: command.id,
    name: command.name,
    type: 1,
    ...(options.length ? { options } : {}),
    ...(resolved ? { resolved } : {}),
  }
  return deliver(sandbox, interaction, data)
}

interface Option {
  name: string
  type: number
  required?: boolean
  min_length?: number
  max_length?: number
  choices?: { value: unknown }[]
}

/** The values as Discord's client would send them; files go, in their order, to the options that take one (type 11). */
async function readOptions(
  sandbox: Sandbox,
  place: Channel,
  input: Checked<'command'>,
  known: Option[],
): Promise<{ options: object[]; resolved: object | undefined }> {
  const files = [...input.files]
  const attachments: Record<string, object> = {}
  const options: object[] = []
  for (const name of Object.keys(input.options))
    if (!known.some((option) => option.name === name)) throw new CannotAct(`/${input.name} has no option ${name}.`)
  for (const option of known) {
    let value: unknown = input.options[option.name]
    if (option.type === 11 && files.length) {
      const file = await keepFile(sandbox.world, decodeFile(files.shift()!))
      attachments[file.id] = presentAttachment(sandbox.world, place.id, file, true)
      value = file.id
    }
    if (value === undefined || value === '') {
      if (option.required) throw new CannotAct(`${option.name} is needed.`)
      continue
    }
    refuseValue(option, value)
    options.push({ name: option.name, type: option.type, value })
  }
  return { options, resolved: Object.keys(attachments).length ? { attachments } : undefined }
}

function refuseValue(option: Option, value: unknown): void {
  const length = String(value).length
  if (option.type === 3 && length > (option.max_length ?? 6000))
    throw new CannotAct(`${option.name} takes at most ${option.max_length ?? 6000} characters.`)
  if (option.type === 3 && length < (option.min_length ?? 0))
    throw new CannotAct(`${option.name} takes at least ${option.min_length} characters.`)
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value))
    throw new CannotAct(`${option.name} has no such choice.`)
}

/** The component of a message that a member touches; it must stand there and be enabled. */
function componentOf(sandbox: Sandbox, place: Channel, message: string, customId: string): StoredComponent {
  const components = messageOf(sandbox.world, place, message).components
  const found = [...eachComponent(components)].find((component) => component.custom_id === customId)
  if (!found) throw new CannotAct('There is no such button.', 404)
  if (found.disabled === true) throw new CannotAct('This button is disabled.', 403)
  return found
}

export function press(sandbox: Sandbox, input: Checked<'press'>): { interaction: string } {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const button = componentOf(sandbox, place, input.message, input.custom_id)
  if (button.type !== 2) throw new CannotAct('This is not a button.')
  return touch(sandbox, place, input, button, {})
}

export function select(sandbox: Sandbox, input: Checked<'select'>): { interaction: string } {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const menu = componentOf(sandbox, place, input.message, input.custom_id)
  if (menu.type === 2) throw new CannotAct('This is not a menu.')
  const min = Number(menu.min_values ?? 1)
  const max = Number(menu.max_values ?? 1)
  if (input.values.length < min || input.values.length > max)
    throw new CannotAct(`Between ${min} and ${max} can be chosen.`)
  return touch(sandbox, place, input, menu, { values: input.values })
}

function touch(
  sandbox: Sandbox,
  place: Channel,
  input: Checked<'press'>,
  component: StoredComponent,
  extra: object,
): { interaction: string } {
  const title = typeof component.label === 'string' ? component.label : input.custom_id
  const interaction = sandbox.interactions.open({
    type: 3,
    member: input.member,
    channel: place.id,
    title,
    source: input.message,
  })
  return deliver(sandbox, interaction, {
    custom_id: input.custom_id,
    component_type: component.type,
    id: component.id,
    ...extra,
  })
}

export async function submitModal(sandbox: Sandbox, input: Checked<'submit-modal'>): Promise<{ interaction: string }> {
  const modal = sandbox.interactions.modal(input.modal)
  if (!modal || modal.member !== input.member) throw new CannotAct('This form is closed.', 404)
  const origin = sandbox.interactions.find(modal.id)
  const data = await fillModal(sandbox, modal, input.fields)
  const interaction = sandbox.interactions.open({
    type: 5,
    member: input.member,
    channel: modal.channel,
    title: modal.data.title,
    modal: modal.id,
    ...(origin?.source === undefined ? {} : { source: origin.source }),
    trigger: {
      id: modal.id,
      type: origin?.type ?? 2,
      user: input.member,
      ...(origin?.source === undefined ? {} : { interactedMessage: origin.source }),
    },
  })
  return deliver(sandbox, interaction, data)
}

export function dismissModal({ interactions }: Sandbox, input: Checked<'dismiss-modal'>): null {
  if (interactions.modal(input.modal)?.member === input.member) interactions.closeModal(input.modal)
  return null
}

/** So many members press the same button of a channel of the server. */
export function pressMany(sandbox: Sandbox, input: Checked<'press-many'>): { pressed: number } {
  const members = speakersOf(sandbox, input.members)
  for (const member of members)
    press(sandbox, { member, channel: input.channel, message: input.message, custom_id: input.custom_id })
  return { pressed: members.length }
}
