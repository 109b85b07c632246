import type { ServerPlan } from '../../../protocol/server.ts'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { Invite } from '../invite.tsx'
import type { Planning } from '../use-plan.ts'
import { applyWords, changes, planSummary } from '../words.ts'
import { ApplyPruned } from './apply-pruned.tsx'
import classes from './plan.module.css'
import { Steps } from './steps.tsx'

interface PlanViewProps {
  plan: ServerPlan
  planning: Planning
  /** The server's name, which is typed before something is deleted. */
  server: string
  /** The file was changed since: what would be done is not known until it is looked at again. */
  stale: boolean
  /** Whether deleting what the file does not name may be chosen. */
  prunable: boolean
}

/** What `apply` would do, and the one button that does it. */
export function PlanView({ plan, planning, server, stale, prunable }: PlanViewProps) {
  const { steps, obstacles, faults } = plan
  const { busy, of, apply } = planning
  if (faults.length > 0) return null
  const ready = !busy && !stale && steps.some(({ obstacle }) => obstacle === null)
  return (
    <section className={classes.plan} aria-label="Plan">
      {steps.length === 0 && obstacles.length === 0 && (
        <Note tone="ok">Nothing is to be changed. The server is as the file says.</Note>
      )}
      {obstacles.map(({ words, invite }) => (
        <Note key={words} tone="bad">
          {words} <Invite href={invite} />
        </Note>
      ))}
      {steps.length > 0 && (
        <header className={classes.head}>
          <p role="status">
            <b>{changes(steps.length)}</b>
            <span>{planSummary(steps)}</span>
          </p>
          {of?.prune && steps.some(({ act }) => act === 'delete') ? (
            <ApplyPruned steps={steps} server={server} ready={ready} apply={apply} />
          ) : (
            <Button tone="primary" disabled={!ready} onClick={() => void apply()}>
              {busy ? 'Asking Discord' : `Apply ${applyWords(steps)}`}
            </Button>
          )}
        </header>
      )}
      {stale && <Note tone="info">The file was changed since. Look again at what would change.</Note>}
      {prunable && <Besides plan={plan} planning={planning} />}
      <Steps steps={steps} />
    </section>
  )
}

/** What stands in the server and not in the file. It stays, unless somebody says otherwise. */
function Besides({ plan: { besides }, planning }: Pick<PlanViewProps, 'plan' | 'planning'>) {
  const { of, busy, look } = planning
  if (of === null || (besides.length === 0 && !of.prune)) return null
  const names = besides.map(({ name }) => name)
  const shown = names.slice(0, 12)
  return (
    <div className={classes.besides}>
      <label>
        <input
          type="checkbox"
          checked={of.prune}
          disabled={busy}
          onChange={({ target }) => void look({ ...of, prune: target.checked })}
        />
        <span>
          <b>Also delete what the file does not name</b>
          <small>
            {names.length === 0
              ? 'Nothing else stands there.'
              : `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`}
          </small>
        </span>
      </label>
    </div>
  )
}
