import type { Checked } from '../contract.ts'
import { SELECTS } from '../input/component-types.ts'
import { eachComponent } from '../input/components.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Channel, StoredComponent } from '../world/model.ts'
import { deliver } from './deliver.ts'
import { fillModal } from './fill-modal.ts'
import { readPicked } from './pick.ts'
import { CannotAct } from './refuse-control.ts'
import { speakersOf } from './traffic.ts'
import { messageOf, placeOf } from './who.ts'

/** The component of a message that a member touches; it must stand there and be enabled. */
function componentOf(sandbox: Sandbox, place: Channel, input: Checked<'press'>): StoredComponent {
  const message = messageOf(sandbox.world, place, input.message)
  // Nobody else has an ephemeral note on the screen.
  if (message.onlyFor !== undefined && message.onlyFor !== input.member)
    throw new CannotAct('There is no such message.', 404)
  const found = [...eachComponent(message.components)].find((component) => component.custom_id === input.custom_id)
  if (!found) throw new CannotAct('There is no such button.', 404)
  if (found.disabled === true) throw new CannotAct('This button is disabled.', 403)
  return found
}

export function press(sandbox: Sandbox, input: Checked<'press'>): { interaction: string } {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const button = componentOf(sandbox, place, input)
  if (button.type !== 2) throw new CannotAct('This is not a button.')
  return touch(sandbox, place, input, button, {})
}

export function select(sandbox: Sandbox, input: Checked<'select'>): { interaction: string } {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const menu = componentOf(sandbox, place, input)
  if (!SELECTS.includes(menu.type)) throw new CannotAct('This is not a menu.')
  return touch(sandbox, place, input, menu, readPicked(sandbox.world, menu, input.values))
}

function touch(
  sandbox: Sandbox,
  place: Channel,
  input: Checked<'press'>,
  component: StoredComponent,
  extra: object,
): { interaction: string } {
  const words = component.label ?? component.placeholder
  const title = typeof words === 'string' ? words : input.custom_id
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

/** These members, or so many of them, press the same button of a channel of the server. */
export function pressMany(sandbox: Sandbox, input: Checked<'press-many'>): { pressed: number } {
  const { members, channel, message, custom_id } = input
  const pressing = typeof members === 'number' ? speakersOf(sandbox, members) : members
  for (const member of pressing) press(sandbox, { member, channel, message, custom_id })
  return { pressed: pressing.length }
}
