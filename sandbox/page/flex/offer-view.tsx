import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { call, sentence } from '../live/call.ts'
import styles from './flex-page.module.css'
import { standing } from './task-list.tsx'
import type { FlexState, FlexTask, FlexWorker } from './types.ts'
import { Wrong } from './wrong.tsx'

/** A task that one does not have: what it is about, and whether one takes it. */
export function OfferView(props: { state: FlexState; me: FlexWorker; task: FlexTask; onBack: () => void }) {
  const { state, me, task, onBack } = props
  const [wrong, setWrong] = useState<string | null>(null)
  const asked = task.status === 'reserved' && task.worker === me.sid
  const answer = async (act: 'flex-accept' | 'flex-reject') => {
    try {
      await call(act, { task: task.sid, worker: me.sid })
    } catch (error) {
      setWrong(sentence(error))
    }
  }
  return (
    <div className={styles.offer}>
      <button type="button" className={`${styles.btn} ${styles.back}`} onClick={onBack}>
        <IconArrowLeft size={16} aria-hidden /> Tasks
      </button>
      <h2>
        <bdi>{task.title}</bdi>
      </h2>
      <p className={styles.quiet}>{standing(task, state, me)}</p>
      {task.words ? <blockquote dir="auto">{task.words}</blockquote> : null}
      {asked ? (
        <div className={styles.row}>
          <button type="button" className={`${styles.btn} ${styles.first}`} onClick={() => void answer('flex-accept')}>
            Accept
          </button>
          <button type="button" className={styles.btn} onClick={() => void answer('flex-reject')}>
            Reject
          </button>
        </div>
      ) : null}
      <Wrong words={wrong} />
    </div>
  )
}
