import type { StateView } from '../../contract.ts'
import { memberName, useActing } from '../window/acting.ts'
import { readRoom } from '../window/rooms.ts'
import { type Choice, type CommandOption, nameIn, wordsIn } from './commands.ts'
import styles from './composer.module.css'
import { TypedField } from './typed-field.tsx'
import type { Value } from './use-command.ts'

/** One option of a command, with its name as the label. */
export function CommandField(props: {
  option: CommandOption
  value: Value
  onChange: (value: Value) => void
  offer: (typed: string) => Promise<Choice[]>
}) {
  const { option, value, onChange } = props
  const { state } = useActing()
  const choices = choicesFor(state, option)
  const text = typeof value === 'string' ? value : ''
  const name = option.name
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: each branch below is a control
    <label className={styles.field} title={wordsIn(option)}>
      <span>
        {nameIn(option)}
        {option.required ? null : <small> optional</small>}
      </span>
      {option.autocomplete ? (
        <TypedField {...props} />
      ) : choices ? (
        <select name={name} value={text} onChange={(event) => onChange(event.target.value)}>
          <option value="">Choose</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      ) : option.type === 11 ? (
        <input name={name} type="file" onChange={(event) => onChange(event.target.files?.[0])} />
      ) : (
        <input
          name={name}
          type="text"
          inputMode={option.type === 3 ? 'text' : 'numeric'}
          dir="auto"
          autoComplete="off"
          placeholder={wordsIn(option)}
          maxLength={option.max_length ?? 6000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  )
}

function choicesFor(state: StateView, option: CommandOption): { name: string; value: string }[] | null {
  if (option.choices?.length)
    return option.choices.map((choice) => ({ name: nameIn(choice), value: String(choice.value) }))
  if (option.type === 5)
    return [
      { name: 'Yes', value: 'true' },
      { name: 'No', value: 'false' },
    ]
  if (option.type === 6)
    return state.members.filter((each) => each.member).map((each) => ({ name: memberName(each), value: each.user.id }))
  if (option.type === 7)
    return state.channels.map(readRoom).flatMap((room) => (room.name ? [{ name: room.name, value: room.id }] : []))
  if (option.type === 8)
    return state.roles.filter((role) => role.id !== state.guild.id).map((role) => ({ name: role.name, value: role.id }))
  return null
}
