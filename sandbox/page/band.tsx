import { IconAdjustments, IconFlask, IconHeadset, IconUserPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './app.module.css'
import button from './look/button.module.css'

/** Where the desk stands when the sandbox was not told (design.md §7, PORT). */
const USUAL_DESK = 'http://127.0.0.1:3000'

/** Says what this is, on every view of it. */
export function Band(props: {
  desk: string | null
  story: ReactNode
  controls: boolean
  onControls: () => void
  onAdd: () => void
}) {
  return (
    <header className={styles.band}>
      <div className={styles.what}>
        <h1 className={styles.tag}>
          <IconFlask size={15} stroke={2} aria-hidden />
          Simulated Discord
        </h1>
        <p className={styles.words}>
          Nothing here leaves this computer. <span>Be the members, then answer them in the desk.</span>
        </p>
      </div>
      {props.story}
      <button type="button" className={button.btn} aria-label="Add a member" onClick={props.onAdd}>
        <IconUserPlus size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>Add a member</span>
      </button>
      <button
        type="button"
        className={button.btn}
        aria-label="Controls"
        aria-expanded={props.controls}
        onClick={props.onControls}
      >
        <IconAdjustments size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>Controls</span>
      </button>
      <a
        className={`${button.btn} ${button.light}`}
        href={props.desk ?? USUAL_DESK}
        target="_blank"
        rel="noreferrer"
        aria-label="Open the desk"
      >
        <IconHeadset size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>Open the desk</span>
      </a>
    </header>
  )
}
