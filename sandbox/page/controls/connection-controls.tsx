import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { FaultsView } from '../../contract.ts'
import { Switch } from '../look/switch.tsx'
import styles from './drawer.module.css'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

const ERRORS = 3
const LIMIT_SECONDS = 10
const MOST_DELAY_MS = 1000

/** Faults of the line between the application and this Discord. A button that stays on is taken back by a second press. */
export function ConnectionControls({ faults }: { faults: FaultsView }) {
  const { act, wrong } = useAct()
  const left = useSecondsLeft(faults.rate_limit?.until ?? 0)
  const errors = faults.errors?.left ?? 0
  const lost = faults.time_outs?.left ?? 0
  return (
    <Section title="Connection" wrong={wrong}>
      <div className={styles.faults}>
        <button
          type="button"
          className={styles.hot}
          title="Closes the gateway socket; the session can be resumed"
          onClick={() => void act('drop-socket', {})}
        >
          Drop socket
        </button>
        <button
          type="button"
          title="The session and all that was to be replayed are gone"
          onClick={() => void act('lose-session', {})}
        >
          Lose session
        </button>
        <button
          type="button"
          aria-pressed={errors > 0}
          onClick={() => void act('answer-errors', { count: errors > 0 ? 0 : ERRORS })}
        >
          {errors > 0 ? `500 for ${errors} more` : `Answer 500 ×${ERRORS}`}
        </button>
        <button
          type="button"
          title="The next request is carried out and never answered"
          aria-pressed={lost > 0}
          onClick={() => void act('time-out', { count: lost > 0 ? 0 : 1 })}
        >
          {lost > 0 ? 'Next times out' : 'Time out'}
        </button>
        <button
          type="button"
          aria-pressed={left > 0}
          onClick={() => void act('rate-limit', { seconds: left > 0 ? 0 : LIMIT_SECONDS })}
        >
          {left > 0 ? `429 for ${left} s` : `Rate limit ${LIMIT_SECONDS} s`}
        </button>
        <button type="button" onClick={() => void act('clear-faults', {})}>
          Clear all
        </button>
      </div>
      <Switch
        icon={<IconPlugConnectedX size={17} stroke={1.75} aria-hidden />}
        label="Gateway down"
        on={!faults.gateway_on}
        onChange={(down) => void act('gateway', { on: !down })}
      />
      <Delay now={faults.latency_ms} onChange={(ms) => void act('latency', { ms })} />
    </Section>
  )
}

/** The slider follows the hand and tells the sandbox when the hand rests. */
function Delay({ now, onChange }: { now: number; onChange: (ms: number) => void }) {
  const [held, setHeld] = useState<number | null>(null)
  useEffect(() => {
    if (held === null) return
    const timer = setTimeout(() => {
      onChange(held)
      setHeld(null)
    }, 250)
    return () => clearTimeout(timer)
  })
  const shown = held ?? now
  return (
    <label className={styles.range}>
      Delay
      <input
        type="range"
        min={0}
        max={MOST_DELAY_MS}
        step={20}
        value={Math.min(shown, MOST_DELAY_MS)}
        aria-label="Delay in milliseconds"
        onChange={(event) => setHeld(Number(event.target.value))}
      />
      <b className="num">{shown} ms</b>
    </label>
  )
}

function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    setNow(Date.now())
    if (until <= Date.now()) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return left
}
