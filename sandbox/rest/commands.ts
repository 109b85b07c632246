import { readCommands } from '../input/commands.ts'
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
  const commands = readCommands(body.json).map((command) => {
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
  })
  world.keep({ kind: 'commands', value: commands as never })
  world.outlets.show('all', () => ({ kind: 'commands', commands: world.commands }))
  return { status: 200, body: world.commands }
}
