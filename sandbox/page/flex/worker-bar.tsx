import { useId, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import styles from './flex-page.module.css'
import type { FlexState, FlexWorker } from './types.ts'
import { Wrong } from './wrong.tsx'

/** Who one is, and whether one is there. */
export function WorkerBar(props: { state: FlexState; me: FlexWorker; onSwitch: (name: string) => void }) {
  const { state, me, onSwitch } = props
  const [wrong, setWrong] = useState<string | null>(null)
  const id = useId()
  const change = async (activity: string) => {
    try {
      await call('flex-activity', { worker: me.sid, activity })
      setWrong(null)
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  return (
    <div className={styles.who}>
      <div className={styles.field}>
        <label htmlFor={`${id}-me`}>You are</label>
        <select id={`${id}-me`} value={me.name} onChange={(event) => onSwitch(event.target.value)}>
          {state.workers.map((each) => (
            <option key={each.sid} value={each.name}>
              {each.full_name}
              {each.offered > 0 && each.sid !== me.sid ? ` (${each.offered} offered)` : ''}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-activity`}>Status</label>
        <select
          id={`${id}-activity`}
          value={me.activity}
          data-available={me.available || undefined}
          onChange={(event) => void change(event.target.value)}
        >
          {state.activities.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Wrong words={wrong} />
      {me.available ? null : (
        <p className={styles.away}>
          <span>Your status is {me.activity}, so chats are offered to others.</span>
          <button type="button" className={styles.btn} onClick={() => void change('Available')}>
            Be available
          </button>
        </p>
      )}
    </div>
  )
}
