import { readCommands, refuseCrowd } from '../input/commands.ts'
import type { Json } from '../input/form.ts'
import { unknownApplication } from '../refusals.ts'
import type { World } from '../world/world.ts'
import type { Answer, Call } from './router.ts'

function ofThisApplication(world: World, id: string): void {
  if (id !== world.application.id) throw unknownApplication()
}

export function listCommands({ world, params }: Call): Answer {
  ofThisApplication(world, params[0]!)
  return { status: 200, body: world.commands }
}

/** PUT replaces all; a command that stays the same by name keeps its id (discord.md item 33). */
export function putCommands({ world, params, body }: Call): Answer {
  ofThisApplication(world, params[0]!)
  keepCommands(
    world,
    readCommands(body.json).map((command) => register(world, command)),
  )
  return { status: 200, body: world.commands }
}

/** One more, or one of the same name anew (documentation: interactions/application-commands, "Create Global Application Command"). */
export function postCommand({ world, params, body }: Call): Answer {
  ofThisApplication(world, params[0]!)
  const [given] = readCommands([body.json])
  const command = register(world, given!)
  const others = world.commands.filter((other) => other.id !== command.id)
  const known = others.length < world.commands.length
  refuseCrowd([...(others as unknown as Json[]), command])
  keepCommands(world, [...(others as unknown as Json[]), command])
  return { status: known ? 200 : 201, body: command }
}

function register(world: World, command: Json): Json {
  const known = world.commands.find((other) => other.name === command.name && other.type === command.type)
  return {
    default_member_permissions: null,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    contexts: null,
    integration_types: [0],
    ...command,
    id: known?.id ?? world.ids.next(),
    application_id: world.application.id,
    version: world.ids.next(),
  }
}

function keepCommands(world: World, commands: Json[]): void {
  world.keep({ kind: 'commands', value: commands as never })
  world.outlets.show('all', () => ({ kind: 'commands', commands: world.commands }))
}
