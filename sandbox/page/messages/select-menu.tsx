import { useState } from 'react'
import type { StateView } from '../../contract.ts'
import button from '../look/button.module.css'
import field from '../look/field.module.css'
import { memberName, useActing } from '../window/acting.ts'
import { readRoom } from '../window/rooms.ts'
import type { LooseComponent } from './loose-component.ts'

export interface Choice {
  label: string
  value: string
  description?: string
  default?: boolean
}

/** What may be chosen: the options themselves, or people, roles and channels (component types 3, 5, 6, 7, 8). */
export function choicesOf(state: StateView, component: LooseComponent): Choice[] {
  const people = state.members
    .filter((each) => each.member)
    .map((each) => ({ label: memberName(each), value: each.user.id }))
  const roles = state.roles
    .filter((role) => role.id !== state.guild.id)
    .map((role) => ({ label: role.name, value: role.id }))
  if (component.type === 5) return people
  if (component.type === 6) return roles
  if (component.type === 7) return [...people, ...roles]
  if (component.type !== 8) return component.options ?? []
  return state.channels.map(readRoom).flatMap((room) => (room.name ? [{ label: room.name, value: room.id }] : []))
}

/** A select under a message: one choice goes at once, several are ticked first. */
export function SelectMenu(props: {
  component: LooseComponent
  disabled: boolean
  onChoose: (values: string[]) => void
}) {
  const { component, disabled, onChoose } = props
  const { state } = useActing()
  const choices = choicesOf(state, component)
  const [ticked, setTicked] = useState(() => choices.filter((choice) => choice.default).map((choice) => choice.value))
  const label = component.placeholder ?? 'Make a selection'
  if ((component.max_values ?? 1) <= 1) {
    const chosen = choices.find((choice) => choice.default)?.value ?? ''
    return (
      <select
        className={field.input}
        aria-label={label}
        disabled={disabled}
        value={chosen}
        onChange={(event) => onChoose([event.target.value])}
      >
        {chosen === '' ? <option value="">{label}</option> : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <fieldset className={field.field} disabled={disabled}>
      <legend className={field.help}>{label}</legend>
      {choices.map((choice) => (
        <Tick key={choice.value} choice={choice} values={ticked} onChange={setTicked} />
      ))}
      <button
        type="button"
        className={button.btn}
        disabled={ticked.length < (component.min_values ?? 1) || ticked.length > (component.max_values ?? 1)}
        onClick={() => onChoose(ticked)}
      >
        Choose {ticked.length || ''}
      </button>
    </fieldset>
  )
}

export function Tick(props: {
  choice: Choice
  values: string[]
  onChange: (values: string[]) => void
  radio?: string
}) {
  const { choice, values, onChange, radio } = props
  const others = values.filter((value) => value !== choice.value)
  return (
    <label className={field.choice}>
      <input
        type={radio ? 'radio' : 'checkbox'}
        {...(radio ? { name: radio } : {})}
        checked={values.includes(choice.value)}
        onChange={(event) =>
          onChange(radio ? [choice.value] : event.target.checked ? [...others, choice.value] : others)
        }
      />
      <span>
        {choice.label}
        {choice.description ? <small>{choice.description}</small> : null}
      </span>
    </label>
  )
}
