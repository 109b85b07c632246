import type { APIApplicationCommand } from 'discord-api-types/v10'

export type Command = APIApplicationCommand

/** An option as far as this page fills it in (documentation: application-commands, "Application Command Option Structure"). */
export interface CommandOption {
  name: string
  description: string
  /** 3 text, 4 whole number, 5 yes or no, 6 member, 7 channel, 8 role, 10 number, 11 file. */
  type: number
  required?: boolean
  choices?: { name: string; value: string | number }[]
  min_length?: number
  max_length?: number
  min_value?: number
  max_value?: number
}

export function optionsOf(command: Command): CommandOption[] {
  return (command.options ?? []) as CommandOption[]
}

/** Slash commands that may be used in this place: contexts 0 is a server, 1 the direct messages with the application. */
export function commandsHere(commands: Command[], direct: boolean): Command[] {
  return commands.filter((each) => each.type === 1 && (!each.contexts || each.contexts.includes(direct ? 1 : 0)))
}

/** Commands whose name begins with what was typed after the slash; null where no command is being typed. */
export function commandsFor(text: string, commands: Command[]): Command[] | null {
  const typed = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase()
  return typed === undefined ? null : commands.filter((each) => each.name.startsWith(typed))
}

/** A whole command with a space after it, typed or pasted: what follows belongs to its first text field. */
export function commandIn(text: string, commands: Command[]): { command: Command; rest: string } | null {
  const match = /^\/(\S+)\s([\s\S]*)$/.exec(text)
  const command = match && commands.find((each) => each.name === match[1]?.toLowerCase())
  return command ? { command, rest: match[2] ?? '' } : null
}
