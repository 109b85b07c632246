import { type FormEvent, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import type { Place } from '../window/acting.ts'
import { learn } from '../window/lessons.ts'
import { type Command, type CommandOption, optionsOf } from './commands.ts'
import { encodeFiles } from './files.ts'

type Values = Record<string, string | File | undefined>

/** The values of a command's fields, and its sending. `rest` is what was typed after its name: it fills the first text field. */
export function useCommand(command: Command, rest: string, member: string, place: Place, onEnd: () => void) {
  const options = optionsOf(command)
  const firstText = options.find((option) => option.type === 3)
  const [values, setValues] = useState<Values>(() => (firstText && rest ? { [firstText.name]: rest } : {}))
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const empty = options.find((option) => option.required && (values[option.name] ?? '') === '')
    if (empty) return setWrong(`Fill in ${empty.name}.`)
    setBusy(true)
    try {
      const files = options.map((option) => values[option.name]).filter((value) => value instanceof File)
      const filled = plainValues(options, values)
      await call('command', {
        member,
        channel: place,
        name: command.name,
        options: filled,
        files: await encodeFiles(files),
      })
      if (command.name === 'helpme') learn('help')
      onEnd()
    } catch (error) {
      setWrong(sentence(error))
      setBusy(false)
    }
  }
  const fill = (name: string, value: string | File | undefined) => setValues({ ...values, [name]: value })
  return { options, values, fill, wrong, busy, send }
}

/** Files go beside the options, in their order; everything else by its name. */
function plainValues(options: CommandOption[], values: Values): Record<string, string | number | boolean> {
  const plain: Record<string, string | number | boolean> = {}
  for (const option of options) {
    const value = values[option.name]
    if (typeof value !== 'string' || value === '') continue
    if (option.type === 4 || option.type === 10) plain[option.name] = Number(value)
    else plain[option.name] = option.type === 5 ? value === 'true' : value
  }
  return plain
}
