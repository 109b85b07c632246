import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { PlanView } from '../plan/plan-view.tsx'
import { RunView } from '../plan/run-view.tsx'
import { serverQuery } from '../queries.ts'
import type { WizardSearch } from '../search.ts'
import { usePlan } from '../use-plan.ts'
import { Onward } from './onward.tsx'
import classes from './wizard.module.css'

interface BuildProps {
  guild: { id: string; name: string }
  search: WizardSearch
  /** Why the server could not be read. */
  error: unknown
}

const STORED = { file: undefined, prune: false } as const

/** The template, as what it would change in this server. */
export function BuildStep({ guild, search, error }: BuildProps) {
  const { data } = useQuery(serverQuery(guild.id))
  const planning = usePlan(guild.id)
  const { plan, busy, fault, look, goOn } = planning
  const run = data?.run ?? null
  const looked = useRef(false)
  const ready = data !== undefined && run === null
  // The plan is what this step is about: who comes here need not ask for it.
  useEffect(() => {
    if (!ready || looked.current) return
    looked.current = true
    void look(STORED)
  }, [ready, look])
  const fits = plan !== null && plan.steps.length === 0 && plan.obstacles.length === 0 && plan.faults.length === 0
  return (
    <>
      <h1>Make it yours</h1>
      <p className={classes.lead}>
        Channels for help, reports and announcements, roles for your team, AutoMod. What else stands in{' '}
        <bdi>{guild.name}</bdi> is left alone.
      </p>
      {error && !data ? <Note tone="bad">The server could not be read: {failureOf(error).words}</Note> : null}
      {fault !== null && (
        <Note
          tone="bad"
          acts={
            <Button size="small" disabled={busy} onClick={() => void look(STORED)}>
              Try again
            </Button>
          }
        >
          {fault}
        </Note>
      )}
      {busy && !plan && (
        <p className={classes.waiting} role="status">
          <i aria-hidden />
          Looking at the server…
        </p>
      )}
      {plan && run?.state !== 'running' && (
        <PlanView plan={plan} planning={planning} server={guild.name} stale={false} prunable={false} />
      )}
      {!plan && run && <RunView run={run} busy={busy} goOn={() => void goOn(STORED)} />}
      {plan && plan.faults.length > 0 && (
        <Note tone="bad">The stored file has faults: {plan.faults.map(({ words }) => words).join(' ')}</Note>
      )}
      {run?.state === 'done' && <Onward search={search} />}
      {run?.state !== 'running' && run?.state !== 'done' && (
        <p className={classes.other}>
          <Link to="/settings/server" search={{ guild: guild.id }} className={classes.link}>
            Change the file first
          </Link>
          <Link to="/server/new" search={{ guild: guild.id, asked: new Date().toISOString() }} className={classes.link}>
            {fits ? 'Go on' : 'Leave my server as it is'}
          </Link>
        </p>
      )}
    </>
  )
}
