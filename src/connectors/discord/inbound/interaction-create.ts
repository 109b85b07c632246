import { type Fields, fieldsOf, numberOf } from '../shapes.ts'
import { type Made, readMaking } from './making.ts'
import { readCommand, readTyping } from './read-command.ts'
import { readComponent } from './read-component.ts'
import { readSubmit } from './read-submit.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/** By type of interaction: a command, a component, what is typed into a command, a form. */
const READERS: Record<number, (event: Fields, data: Fields, made: Made, view: View) => Reading> = {
  2: readCommand,
  3: readComponent,
  4: readTyping,
  5: readSubmit,
}

/** INTERACTION_CREATE: commands, buttons, and the forms behind them. */
export function readInteractionCreate(event: Fields, view: View): Reading {
  const made = readMaking(event, view)
  const data = fieldsOf(event, 'data')
  if (!made || !data) return { kind: 'malformed', what: 'an interaction without id, token, person, channel or data' }
  const read = READERS[numberOf(event, 'type') ?? 0]
  return read ? read(event, data, made, view) : NOTHING
}
