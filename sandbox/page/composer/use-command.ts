import { type FormEvent, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import type { Place } from '../window/acting.ts'
import { learn } from '../window/lessons.ts'
import { type Choice, type Command, type CommandOption, nameIn, optionsOf } from './commands.ts'
import { encodeFiles } from './files.ts'

/** Words, a file, or a choice that the application offered while the words were typed. */
export type Value = string | File | Choice | undefined

type Values = Record<string, Value>

/** The values of a command's fields, and its sending. `rest` is what was typed after its name: it fills the first text field. */
export function useCommand(command: Command, rest: string, member: string, place: Place, onEnd: () => void) {
  const options = optionsOf(command)
  const firstText = options.find((option) => option.type === 3 && !option.choices?.length) ?? options.find(isTyped)
  const [values, setValues] = useState<Values>(() => (firstText && rest ? { [firstText.name]: rest } : {}))
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = { member, channel: place, name: command.name }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const empty = options.find((option) => option.required && (values[option.name] ?? '') === '')
    if (empty) return setWrong(`Fill in ${nameIn(empty)}.`)
    setBusy(true)
    try {
      const files = options.map((option) => values[option.name]).filter((value) => value instanceof File)
      await call('command', { ...asked, options: plainValues(options, values), files: await encodeFiles(files) })
      if (command.name === 'helpme') learn('help')
      onEnd()
    } catch (error) {
      setWrong(sentence(error))
      setBusy(false)
    }
  }
  const fill = (name: string, value: Value) => setValues({ ...values, [name]: value })
  /** What the application offers for these words of one option. */
  const offer = async (name: string, typed: string): Promise<Choice[]> => {
    const others = plainValues(options, values)
    return (await call('complete', { ...asked, options: { ...others, [name]: typed }, focused: name })).choices
  }
  return { options, values, fill, wrong, busy, send, offer }
}

const isTyped = (option: CommandOption) => option.autocomplete === true

/** Files go beside the options, in their order; everything else by its name. */
function plainValues(options: CommandOption[], values: Values): Record<string, string | number | boolean> {
  const plain: Record<string, string | number | boolean> = {}
  for (const option of options) {
    const value = values[option.name]
    if (value === undefined || value === '' || value instanceof File) continue
    if (typeof value !== 'string') plain[option.name] = value.value
    else if (option.type === 4 || option.type === 10) plain[option.name] = Number(value)
    else plain[option.name] = option.type === 5 ? value === 'true' : value
  }
  return plain
}
