import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import type { ActInput, ActName } from '../../contract.ts'
import { call, sentence } from '../live/call.ts'
import styles from './flex-page.module.css'
import type { FlexState, FlexTask, FlexWorker } from './types.ts'
import { Wrong } from './wrong.tsx'

interface Props {
  state: FlexState
  me: FlexWorker
  task: FlexTask
  closed: boolean
  onBack: () => void
}

/** What the chat is about, and what ends or hands over one's part in it. */
export function ChatHead({ state, me, task, closed, onBack }: Props) {
  const [handing, setHanding] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const own = { worker: me.sid, task: task.sid }
  const does = async <A extends ActName>(act: A, input: ActInput<A>) => {
    try {
      await call(act, input)
      setWrong(null)
    } catch (error) {
      setWrong(sentence(error))
    }
    setHanding(false)
  }
  const asked = state.workers.find((each) => each.sid === task.asked)
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <button type="button" className={`${styles.btn} ${styles.back}`} aria-label="Tasks" onClick={onBack}>
          <IconArrowLeft size={16} aria-hidden />
        </button>
        <h2>
          <bdi>{task.title}</bdi>
        </h2>
        <Endings
          task={task}
          closed={closed}
          waits={asked !== undefined}
          handing={handing}
          onHand={() => setHanding(!handing)}
          onEnd={(act) => void does(act, own)}
        />
      </div>
      {handing ? <Takers state={state} me={me} onAsk={(to) => void does('flex-transfer', { ...own, to })} /> : null}
      {asked ? (
        <p className={styles.quiet}>{asked.full_name} is asked to take over. You stay until they accept.</p>
      ) : null}
      <Wrong words={wrong} />
    </header>
  )
}

type Ending = 'flex-complete' | 'flex-leave' | 'flex-wrap-up'

/** What one may do with one's part in the chat, as it stands. */
function Endings(props: {
  task: FlexTask
  closed: boolean
  /** Somebody is being asked to take over. */
  waits: boolean
  handing: boolean
  onHand: () => void
  onEnd: (act: Ending) => void
}) {
  const { onEnd } = props
  const first = `${styles.btn} ${styles.first}`
  if (props.task.status === 'wrapping')
    return (
      <button type="button" className={first} onClick={() => onEnd('flex-complete')}>
        Complete
      </button>
    )
  return (
    <div className={styles.acts}>
      {props.closed ? null : (
        <>
          <button
            type="button"
            className={styles.btn}
            aria-expanded={props.handing}
            disabled={props.waits}
            onClick={props.onHand}
          >
            Transfer
          </button>
          <button type="button" className={styles.btn} onClick={() => onEnd('flex-leave')}>
            Leave
          </button>
        </>
      )}
      <button type="button" className={first} onClick={() => onEnd('flex-wrap-up')}>
        Wrap up
      </button>
    </div>
  )
}

/** Whom one may ask to take over. */
function Takers({ state, me, onAsk }: { state: FlexState; me: FlexWorker; onAsk: (worker: string) => void }) {
  const others = state.workers.filter((each) => each.sid !== me.sid)
  if (!others.some(({ available }) => available)) return <p className={styles.quiet}>Nobody else is available.</p>
  return (
    <fieldset className={styles.takers}>
      <legend>Hand over to</legend>
      {others.map((each) => (
        <button
          key={each.sid}
          type="button"
          className={styles.btn}
          disabled={!each.available}
          onClick={() => onAsk(each.sid)}
        >
          {each.full_name}
          {each.available ? '' : ` · ${each.activity}`}
        </button>
      ))}
    </fieldset>
  )
}
