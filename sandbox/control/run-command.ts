import type { APIApplicationCommand } from 'discord-api-types/v10'
import { ChannelType } from 'discord-api-types/v10'
import type { Checked } from '../contract.ts'
import { localName } from '../input/command-names.ts'
import { TYPE } from '../input/component-types.ts'
import type { Sandbox } from '../sandbox.ts'
import { maySeeCommand } from '../world/command-rights.ts'
import type { Channel } from '../world/model.ts'
import { canSend, hasPermission } from '../world/permissions.ts'
import { presentMessage } from '../world/present.ts'
import { resolvePicked } from '../world/resolve-picked.ts'
import { type CommandOption, readCommandOptions } from './command-options.ts'
import { deliver } from './deliver.ts'
import { CannotAct } from './refuse-control.ts'
import { messageOf, placeOf } from './who.ts'

/** A slash command with its options. */
export async function runCommand(sandbox: Sandbox, input: Checked<'command'>): Promise<{ interaction: string }> {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const command = commandFor(sandbox, input, place, 1)
  const { options, resolved } = await readCommandOptions(sandbox, place, input, optionsOf(command))
  const interaction = sandbox.interactions.open({
    type: 2,
    member: input.member,
    channel: place.id,
    title: titleFor(sandbox, input.member, command),
    name: command.name,
  })
  return deliver(sandbox, interaction, {
    ...dataOf(command),
    ...(options.length ? { options } : {}),
    ...(resolved ? { resolved } : {}),
  })
}

/** A command in a message's menu; the message comes along whole, whatever the intents (documentation: interactions/application-commands, "Message Commands"; discord.md item 11). */
export function runOnMessage(sandbox: Sandbox, input: Checked<'message-command'>): { interaction: string } {
  const { world } = sandbox
  const place = placeOf(world, input.member, input.channel)
  const command = commandFor(sandbox, input, place, 3)
  const message = messageOf(world, place, input.message)
  if (message.onlyFor !== undefined) throw new CannotAct('What only one member sees has no such menu.', 403)
  const interaction = sandbox.interactions.open({
    type: 2,
    member: input.member,
    channel: place.id,
    title: titleFor(sandbox, input.member, command),
    name: command.name,
    target: message.id,
  })
  const { nonce: _nonce, ...shown } = message
  return deliver(sandbox, interaction, {
    ...dataOf(command),
    target_id: message.id,
    resolved: { messages: { [message.id]: presentMessage(world, shown) } },
  })
}

/** A command in a member's menu (documentation: as above, "User Commands"); the member comes along as they are in the server. */
export function runOnMember(sandbox: Sandbox, input: Checked<'user-command'>): { interaction: string } {
  const { world } = sandbox
  const place = placeOf(world, input.member, input.channel)
  const command = commandFor(sandbox, input, place, 2)
  const resolved = resolvePicked(world, TYPE.userSelect, [input.target])
  if (!resolved) throw new CannotAct('There is no such member.', 404)
  const interaction = sandbox.interactions.open({
    type: 2,
    member: input.member,
    channel: place.id,
    title: titleFor(sandbox, input.member, command),
    name: command.name,
    targetUser: input.target,
  })
  return deliver(sandbox, interaction, { ...dataOf(command), target_id: input.target, resolved })
}

/** What is offered for an option while it is typed (documentation: as above, "Autocomplete"); nothing is refused for being unfinished. */
export async function complete(
  sandbox: Sandbox,
  input: Checked<'complete'>,
): Promise<{ choices: { name: string; value: string | number }[] }> {
  const place = placeOf(sandbox.world, input.member, input.channel)
  const command = commandFor(sandbox, input, place, 1)
  const known = optionsOf(command)
  const focused = known.find((option) => option.name === input.focused)
  if (focused?.autocomplete !== true) throw new CannotAct(`${input.focused} offers no choices while it is typed.`)
  const typed = known.filter((option) => option === focused || input.options[option.name] !== undefined)
  const choices = await new Promise<{ name: string; value: string | number }[] | null>((resolve) => {
    const { member } = input
    const title = `/${command.name}`
    const facts = { type: 4, member, channel: place.id, title, name: command.name } as const
    const interaction = sandbox.interactions.open({ ...facts, optionType: focused.type, choices: resolve })
    const options = typed.map((option) => ({
      name: option.name,
      type: option.type,
      value: input.options[option.name] ?? '',
      ...(option === focused ? { focused: true } : {}),
    }))
    deliver(sandbox, interaction, { ...dataOf(command), options })
  })
  if (choices === null) throw new CannotAct('Loading options failed.', 409)
  return { choices }
}

function commandFor(
  { world }: Sandbox,
  { member, name }: { member: string; name: string },
  place: Channel,
  type: 1 | 2 | 3,
): APIApplicationCommand {
  const command = world.commands.find((one) => one.name === name && one.type === type)
  const title = type === 1 ? `/${name}` : `“${name}”`
  if (!command) throw new CannotAct(`There is no command ${title}.`, 404)
  const direct = place.type === ChannelType.DM
  if (command.contexts && !command.contexts.includes(direct ? 1 : 0))
    throw new CannotAct(`${title} cannot be used here.`, 403)
  const speaks = type !== 1 || canSend(world, member, place)
  if (!direct && !(hasPermission(world, member, place, 'UseApplicationCommands') && speaks))
    throw new CannotAct('You do not have permission to use commands in this channel.', 403)
  if (!maySeeCommand(world, member, place, command)) throw new CannotAct(`You may not use ${title}.`, 403)
  return command
}

function optionsOf(command: APIApplicationCommand): CommandOption[] {
  return (command.options ?? []) as CommandOption[]
}

/** Interactions name a command as it was registered, whatever the member reads. */
function dataOf({ id, name, type }: APIApplicationCommand): object {
  return { id, name, type }
}

function titleFor({ world }: Sandbox, member: string, command: APIApplicationCommand): string {
  const name = localName(command.name, command.name_localizations, world.people.get(member)?.locale ?? '')
  return command.type === 1 ? `/${name}` : name
}
