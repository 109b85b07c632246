import type { APIApplicationCommand } from 'discord-api-types/v10'

export type Command = APIApplicationCommand

/** An option as far as this page fills it in (documentation: application-commands, "Application Command Option Structure"). */
export interface CommandOption {
  name: string
  name_localized?: string
  description: string
  description_localized?: string
  /** 3 text, 4 whole number, 5 yes or no, 6 member, 7 channel, 8 role, 10 number, 11 file. */
  type: number
  required?: boolean
  choices?: Choice[]
  /** What is typed is sent to the application, which offers choices. */
  autocomplete?: boolean
  min_length?: number
  max_length?: number
  min_value?: number
  max_value?: number
}

export interface Choice {
  name: string
  name_localized?: string
  value: string | number
}

export function optionsOf(command: Command): CommandOption[] {
  return (command.options ?? []) as CommandOption[]
}

/** A command's, option's or choice's name as this member reads it. */
export function nameIn(part: { name: string; name_localized?: string }): string {
  return part.name_localized ?? part.name
}

export function wordsIn(part: { description: string; description_localized?: string }): string {
  return part.description_localized ?? part.description
}

/** Where a command would be used: `permissions` are the member's own there, as Discord's bit set; direct messages have none. */
export interface CommandPlace {
  direct: boolean
  permissions: string | undefined
}

const ADMINISTRATOR = 1n << 3n

/**
 * Commands of one kind (1 after a slash, 2 in a member's menu, 3 in a message's) that this member finds here: contexts 0 is a server, 1 the direct
 * messages with the application, and in a server all rights that a command asks for are needed.
 */
export function commandsHere(commands: Command[], place: CommandPlace, type: 1 | 2 | 3 = 1): Command[] {
  const context = place.direct ? 1 : 0
  const has = BigInt(place.permissions ?? '0')
  return commands.filter((each) => {
    if (each.type !== type || (each.contexts && !each.contexts.includes(context))) return false
    const wanted = each.default_member_permissions
    if (place.direct || wanted === null || wanted === undefined || (has & ADMINISTRATOR) !== 0n) return true
    return wanted !== '0' && (has & BigInt(wanted)) === BigInt(wanted)
  })
}

/** Commands whose name begins with what was typed after the slash; null where no command is being typed. */
export function commandsFor(text: string, commands: Command[]): Command[] | null {
  const typed = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase()
  return typed === undefined ? null : commands.filter((each) => isCalled(each, (name) => name.startsWith(typed)))
}

/** A whole command with a space after it, typed or pasted: what follows belongs to its first text field. */
export function commandIn(text: string, commands: Command[]): { command: Command; rest: string } | null {
  const match = /^\/(\S+)\s([\s\S]*)$/.exec(text)
  const command = match && commands.find((each) => isCalled(each, (name) => name === match[1]?.toLowerCase()))
  return command ? { command, rest: match[2] ?? '' } : null
}

/** A command answers to its own name and to the one in the member's language. */
function isCalled(command: Command, fits: (name: string) => boolean): boolean {
  return fits(command.name) || fits(nameIn(command).toLowerCase())
}
