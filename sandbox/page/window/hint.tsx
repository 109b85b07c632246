import { IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import button from '../look/button.module.css'
import { useActing } from './acting.ts'
import styles from './hint.module.css'
import { LESSONS, learned, putAway } from './lessons.ts'

/** Three things to try, ticked as they are done; away for good once dismissed or all done. */
export function Hint() {
  const { self, state } = useActing()
  const known = useSyncExternalStore(learned.subscribe, learned.read)
  // Who watches the story is not to try things meanwhile.
  if (known.away || !self.member || state.story.state === 'playing') return null
  const all = LESSONS.every((lesson) => known.done.includes(lesson.name))
  return (
    <aside className={styles.hint} aria-label="Things to try">
      <ol>
        {LESSONS.map((lesson) => {
          const done = known.done.includes(lesson.name)
          return (
            <li key={lesson.name} className={done ? styles.done : ''}>
              {done ? <IconCircleCheckFilled size={16} aria-label="Done" /> : <IconCircle size={16} aria-hidden />}
              <span>{lesson.words(state.application.name)}</span>
            </li>
          )
        })}
      </ol>
      {all ? <p>That is all there is to it. Open the desk and answer.</p> : null}
      <button type="button" className={button.icon} aria-label="Dismiss the things to try" onClick={putAway}>
        <IconX size={15} aria-hidden />
      </button>
    </aside>
  )
}
