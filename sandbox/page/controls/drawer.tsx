import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import button from '../look/button.module.css'
import { ApplicationControls } from './application-controls.tsx'
import { ConnectionControls } from './connection-controls.tsx'
import styles from './drawer.module.css'
import type { DrawerProps } from './drawer-props.ts'
import { LedgerControls } from './ledger-controls.tsx'
import { LogList } from './log-list.tsx'
import { MemberControls } from './member-controls.tsx'
import { TrafficControls } from './traffic-controls.tsx'

/** Everything that makes trouble, and what the application did about it. */
export function Drawer(props: DrawerProps) {
  const { state, onClose } = props
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && close.current?.closest('aside')?.contains(document.activeElement)) onClose()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [onClose])
  return (
    <aside className={styles.drawer} aria-label="Controls">
      <div className={styles.head}>
        <h2>Controls</h2>
        <button ref={close} type="button" className={button.icon} aria-label="Close the controls" onClick={onClose}>
          <IconX size={17} aria-hidden />
        </button>
      </div>
      <div className={styles.body}>
        <MemberControls {...props} />
        <ConnectionControls faults={state.faults} />
        <ApplicationControls application={state.application} />
        <TrafficControls state={state} />
      </div>
      <LedgerControls ledger={state.ledger} development={state.application.development} />
      <LogList entries={state.log} />
    </aside>
  )
}
