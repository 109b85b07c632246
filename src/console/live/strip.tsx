import { IconPlugConnectedX, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { IncidentStrip } from '../incident/strip.tsx'
import { Button } from '../look/button.tsx'
import { clockWithSeconds } from '../look/time.ts'
import { connection } from './connection.ts'
import { reachNow } from './follow.ts'
import { useStore } from './store.ts'
import classes from './strip.module.css'

/** A break shorter than this is nothing to be told about. */
const UNNOTICED_MS = 700

/** What every page says above its panes: what is not certain, and the incident that goes on. Nothing when all is well. */
export function Strip() {
  return (
    <div className={classes.strips}>
      <Certainty />
      <IncidentStrip />
    </div>
  )
}

/** Offline, or behind. */
function Certainty() {
  const state = useStore(connection, (value) => value)
  const offline = useHeld(!state.online)
  if (offline) {
    return (
      <div className={`${classes.strip} ${classes.offline}`} role="status">
        <IconWifiOff aria-hidden className={classes.icon} />
        <span>Offline. What you send waits here.</span>
        <span className={classes.since}>
          {state.lastSure && (
            <>
              Last sure at <time>{clockWithSeconds(state.lastSure)}</time>
            </>
          )}
        </span>
        <Button size="small" onClick={reachNow}>
          Try now
        </Button>
      </div>
    )
  }
  if (state.behind === 0) return state.trouble ? <Trouble words={state.trouble} /> : null
  const events = state.behind === 1 ? '1 event' : `${state.behind.toLocaleString('en')} events`
  return (
    <div className={`${classes.strip} ${classes.behind}`} role="status">
      <span className={classes.ring} aria-hidden />
      <span>Catching up, {events} behind.</span>
      <span className={classes.since}>
        {state.lastSure && (
          <>
            Last sure at <time>{clockWithSeconds(state.lastSure)}</time>
          </>
        )}
      </span>
    </div>
  )
}

/** The channel does not work, in the server's words. */
function Trouble({ words }: { words: string }) {
  return (
    <div className={`${classes.strip} ${classes.trouble}`} role="status">
      <IconPlugConnectedX aria-hidden className={classes.icon} />
      <span>{words}</span>
    </div>
  )
}

function useHeld(value: boolean): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!value) return setHeld(false)
    const timer = setTimeout(() => setHeld(true), UNNOTICED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return held
}
