import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import { Page } from '../page/page.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { AgentRow } from './agent-row.tsx'
import { Deactivate } from './deactivate.tsx'
import { Invitations } from './invitations.tsx'
import { Invite } from './invite.tsx'
import { teamQuery } from './queries.ts'
import { ResetLink } from './reset-link.tsx'
import classes from './team.module.css'
import { type Asked, useAct } from './use-act.ts'

/** Who answers here: everybody sees the team, admins change it. */
export function TeamPage() {
  const may = useMayAdmin()
  const { workspace } = useMe()
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title="Team"
      lead={
        <>
          Who answers for <bdi>{workspace.name}</bdi>. Members read public names and pictures, nothing else.
        </>
      }
      acts={
        may && (
          <Button tone="primary" onClick={() => setInviting(true)}>
            <IconUserPlus aria-hidden />
            Invite
          </Button>
        )
      }
    >
      <Agents />
      {may && <Invitations />}
      {!may && <p className={classes.right}>Inviting and changing agents takes an admin or the owner.</p>}
      {may && <Invite opened={inviting} close={() => setInviting(false)} />}
    </Page>
  )
}

function Agents() {
  const { data, error } = useQuery(teamQuery)
  const [asked, setAsked] = useState<Asked | null>(null)
  const act = useAct(setAsked)
  const close = () => setAsked(null)
  if (error && !data) return <Note tone="bad">The team could not be read: {failureOf(error).words}</Note>
  if (!data) return <Skeleton />
  const active = data.filter(({ details }) => !details?.deactivatedAt)
  const gone = data.filter(({ details }) => details?.deactivatedAt)
  return (
    <>
      <ul className={classes.rows} aria-label="Agents">
        {active.map((agent) => (
          <AgentRow key={agent.id} agent={agent} ask={act} />
        ))}
      </ul>
      {gone.length > 0 && (
        <section className={classes.part} aria-labelledby="deactivated">
          <h2 id="deactivated">Deactivated</h2>
          <ul className={classes.rows} aria-label="Deactivated agents">
            {gone.map((agent) => (
              <AgentRow key={agent.id} agent={agent} ask={act} />
            ))}
          </ul>
        </section>
      )}
      <Deactivate agent={asked?.act === 'deactivate' ? asked.agent : null} close={close} />
      {asked?.act === 'reset' && <ResetLink agent={asked.agent} close={close} />}
    </>
  )
}

function Skeleton() {
  return (
    <div className={classes.skeletons} role="status">
      <span className="unseen">Reading the team</span>
      {[0, 1, 2].map((at) => (
        <div key={at} className={classes.skeleton} aria-hidden />
      ))}
    </div>
  )
}
