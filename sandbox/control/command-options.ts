import type { Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import type { Channel } from '../world/model.ts'
import { presentAttachment } from '../world/present.ts'
import { resolvePicked } from '../world/resolve-picked.ts'
import { CannotAct } from './refuse-control.ts'
import { decodeFile } from './speak.ts'

/** An option as it was registered, as far as its value is held to it. */
export interface CommandOption {
  name: string
  type: number
  required?: boolean
  min_length?: number
  max_length?: number
  min_value?: number
  max_value?: number
  choices?: { value: unknown }[]
  autocomplete?: boolean
}

type Resolved = Record<string, Record<string, object>>

/** The values as Discord's client would send them; files go, in their order, to the options that take one (type 11). */
export async function readCommandOptions(
  sandbox: Sandbox,
  place: Channel,
  input: Checked<'command'>,
  known: CommandOption[],
): Promise<{ options: object[]; resolved: object | undefined }> {
  const files = [...input.files]
  const resolved: Resolved = {}
  const options: object[] = []
  for (const name of Object.keys(input.options))
    if (!known.some((option) => option.name === name)) throw new CannotAct(`/${input.name} has no option ${name}.`)
  for (const option of known) {
    let value: unknown = input.options[option.name]
    if (option.type === 11 && files.length) {
      const file = await keepFile(sandbox.world, decodeFile(files.shift()!))
      resolved.attachments = {
        ...resolved.attachments,
        [file.id]: presentAttachment(sandbox.world, place.id, file, true),
      }
      value = file.id
    }
    if (value === undefined || value === '') {
      if (option.required) throw new CannotAct(`${option.name} is needed.`)
      continue
    }
    refuseValue(option, value)
    resolveInto(sandbox, resolved, option, String(value))
    options.push({ name: option.name, type: option.type, value })
  }
  return { options, resolved: Object.keys(resolved).length ? resolved : undefined }
}

/** 6 member, 7 channel, 8 role, 9 member or role. */
const PICKED: Record<number, number> = { 6: 5, 7: 8, 8: 6, 9: 7 }

function resolveInto({ world }: Sandbox, resolved: Resolved, option: CommandOption, value: string): void {
  const kind = PICKED[option.type]
  if (kind === undefined) return
  const picked = resolvePicked(world, kind, [value])
  if (!picked) throw new CannotAct(`${option.name}: there is none of that name.`, 404)
  for (const [group, found] of Object.entries(picked)) resolved[group] = { ...resolved[group], ...found }
}

function refuseValue(option: CommandOption, value: unknown): void {
  const length = String(value).length
  if (option.type === 3 && length > (option.max_length ?? 6000))
    throw new CannotAct(`${option.name} takes at most ${option.max_length ?? 6000} characters.`)
  if (option.type === 3 && length < (option.min_length ?? 0))
    throw new CannotAct(`${option.name} takes at least ${option.min_length} characters.`)
  if (option.type === 5 && typeof value !== 'boolean') throw new CannotAct(`${option.name} is yes or no.`)
  if (option.type === 4 || option.type === 10) refuseNumber(option, value)
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value))
    throw new CannotAct(`${option.name} has no such choice.`)
}

/** Whole numbers and numbers lie between -2^53 and 2^53 (documentation: interactions/application-commands, "Application Command Option Type"). */
function refuseNumber(option: CommandOption, value: unknown): void {
  const whole = option.type === 4
  if (typeof value !== 'number' || Number.isNaN(value) || (whole && !Number.isSafeInteger(value)))
    throw new CannotAct(`${option.name} is ${whole ? 'a whole number' : 'a number'}.`)
  if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity))
    throw new CannotAct(`${option.name} lies between ${option.min_value ?? '…'} and ${option.max_value ?? '…'}.`)
}
