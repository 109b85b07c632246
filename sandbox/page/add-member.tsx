import { useState } from 'react'
import type { MemberView, StateView } from '../contract.ts'
import { PictureField } from './controls/profile-dialog.tsx'
import { call, sentence } from './live/call.ts'
import button from './look/button.module.css'
import { Dialog } from './look/dialog.tsx'
import styles from './look/field.module.css'
import { Tick } from './messages/select-menu.tsx'

const LANGUAGES = [
  ['en-GB', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es-ES', 'Español'],
  ['pt-BR', 'Português'],
  ['ja', '日本語'],
] as const

/** Days. */
const AGES = [
  ['400', 'more than a year old'],
  ['3', 'three days old'],
  ['0', 'of today'],
] as const

/** Makes a new member of the server. */
export function AddMember(props: { state: StateView; onAdded: (member: MemberView) => void; onClose: () => void }) {
  const { state, onAdded, onClose } = props
  const [name, setName] = useState('')
  const [locale, setLocale] = useState('en-GB')
  const [days, setDays] = useState('400')
  const [picture, setPicture] = useState('')
  const [roles, setRoles] = useState<string[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const given = state.roles.filter((role) => role.id !== state.guild.id && !role.managed)
  const add = async () => {
    if (name.trim() === '') return setWrong('A member needs a name.')
    try {
      onAdded(
        await call('add-member', {
          name: name.trim(),
          roles,
          locale,
          account_days: Number(days),
          ...(picture ? { picture } : {}),
        }),
      )
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  return (
    <Dialog
      whole
      title="Add a member"
      error={wrong}
      onClose={onClose}
      onSubmit={() => void add()}
      foot={
        <>
          <button type="button" className={`${button.btn} ${button.plain}`} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${button.btn} ${button.main}`}>
            Add
          </button>
        </>
      }
    >
      <label className={styles.field}>
        <span className={styles.label}>Name</span>
        <input
          className={styles.input}
          value={name}
          maxLength={32}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Pick label="Language of their Discord" value={locale} options={LANGUAGES} onChange={setLocale} />
      <Pick label="Their account is" value={days} options={AGES} onChange={setDays} />
      <PictureField state={state} value={picture} first="One of their own" onChange={setPicture} />
      <fieldset className={styles.field}>
        <legend className={styles.label}>Roles</legend>
        {given.map((role) => (
          <Tick key={role.id} choice={{ label: role.name, value: role.id }} values={roles} onChange={setRoles} />
        ))}
      </fieldset>
    </Dialog>
  )
}

function Pick(props: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{props.label}</span>
      <select className={styles.input} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
