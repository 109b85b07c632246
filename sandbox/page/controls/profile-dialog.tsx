import { useState } from 'react'
import type { MemberView, StateView } from '../../contract.ts'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'
import { Dialog } from '../look/dialog.tsx'
import styles from '../look/field.module.css'
import { memberName } from '../window/acting.ts'

/** Changes what others see of a member: so one can look like somebody else, and see what comes of it. */
export function ProfileDialog(props: { state: StateView; self: MemberView; onClose: () => void }) {
  const { state, self, onClose } = props
  const [name, setName] = useState(self.user.global_name ?? '')
  const [username, setUsername] = useState(self.user.username)
  const [nick, setNick] = useState(self.member?.nick ?? '')
  const [picture, setPicture] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const member = self.user.id
  const save = async () => {
    try {
      if (nick !== (self.member?.nick ?? ''))
        await call('change-nickname', { member, target: member, nick: nick || null })
      await call('change-profile', { member, name, username, ...(picture ? { picture } : {}) })
      onClose()
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  return (
    <Dialog
      whole
      title="Name and picture"
      error={wrong}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <button type="button" className={`${button.btn} ${button.plain}`} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${button.btn} ${button.main}`}>
            Save
          </button>
        </>
      }
    >
      <Text label="Name" value={name} onChange={setName} />
      <Text label="Username" value={username} onChange={setUsername} />
      {self.member ? <Text label={`Nickname in ${state.guild.name}`} value={nick} onChange={setNick} /> : null}
      <PictureField state={state} value={picture} first="As it is" onChange={setPicture} />
    </Dialog>
  )
}

function Text(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{props.label}</span>
      <input
        className={styles.input}
        value={props.value}
        maxLength={32}
        dir="auto"
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  )
}

/** Whose picture is taken over; an empty value for none. */
export function PictureField(props: {
  state: StateView
  value: string
  first: string
  onChange: (value: string) => void
}) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>Picture</span>
      <select className={styles.input} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{props.first}</option>
        {props.state.members.map((each) => (
          <option key={each.user.id} value={each.user.id}>
            The same as {memberName(each)}
          </option>
        ))}
      </select>
    </label>
  )
}
