import type { ServerRun } from '../../../protocol/server.ts'
import { Button } from '../../look/button.tsx'
import { pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { runProgress, runWords } from '../words.ts'
import classes from './plan.module.css'
import { Steps } from './steps.tsx'

interface RunViewProps {
  run: ServerRun
  busy: boolean
  /** Does what is left. */
  goOn: () => void
}

/** A run of `apply`, while it goes on and once it is over. */
export function RunView({ run, busy, goOn }: RunViewProps) {
  const now = useNow(30_000)
  const { state, words, endedAt, steps } = run
  if (state === 'running') return <Going run={run} />
  if (state === 'done') {
    return (
      <section className={classes.plan} aria-label="Last run">
        <Note tone="ok">{runWords(run)}</Note>
        {steps.length > 0 && (
          <details className={classes.past}>
            <summary>What was done {endedAt !== null && pastWords(endedAt, now)}</summary>
            <Steps steps={steps} />
          </details>
        )}
      </section>
    )
  }
  return (
    <section className={classes.plan} aria-label="Last run">
      <Note
        tone="bad"
        acts={
          <Button size="small" disabled={busy} onClick={goOn}>
            {busy ? 'Asking Discord' : 'Go on'}
          </Button>
        }
      >
        <p>{runWords(run)}</p>
        {words !== null && <p>{words}</p>}
      </Note>
      <Steps steps={steps.filter((step) => step.state !== 'done')} />
      <details className={classes.past}>
        <summary>What was done</summary>
        <Steps steps={steps.filter((step) => step.state === 'done')} />
      </details>
    </section>
  )
}

function Going({ run }: { run: ServerRun }) {
  const { done, all } = runProgress(run)
  return (
    <section className={classes.plan} aria-label="Run">
      <div className={classes.going}>
        <p role="status">
          <b>{runWords(run)}</b> You may leave this page, it goes on.
        </p>
        <progress value={done} max={Math.max(1, all)} aria-label="Steps done" />
      </div>
      <Steps steps={run.steps} />
    </section>
  )
}
