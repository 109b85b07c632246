import { IconMailForward } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { InvitationView } from '../../protocol/agents.ts'
import { Button } from '../look/button.tsx'
import { fullDate, shortDate } from '../look/time.ts'
import { sayFailed } from '../look/toast.tsx'
import { ROLE_WORDS } from '../session/rights.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { invitationsQuery } from './queries.ts'
import classes from './team.module.css'

/** Links that were made and not used yet. Where there is none, nothing is said. */
export function Invitations() {
  const waiting = useQuery(invitationsQuery).data ?? []
  if (waiting.length === 0) return null
  return (
    <section className={classes.part} aria-labelledby="invitations">
      <h2 id="invitations">Invitations that wait</h2>
      <ul className={classes.rows} aria-label="Invitations">
        {waiting.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}

function Row({ invitation }: { invitation: InvitationView }) {
  const client = useQueryClient()
  const name = invitation.note || 'Invitation without a note'
  const revoke = async () => {
    try {
      await rpc.invitations.revoke({ id: invitation.id })
    } catch (error) {
      sayFailed(`Not revoked: ${failureOf(error).words}`)
    }
    void client.invalidateQueries(invitationsQuery)
  }
  return (
    <li className={classes.row}>
      <span className={classes.letter} aria-hidden>
        <IconMailForward />
      </span>
      <div className={classes.who}>
        <b dir="auto">{name}</b>
        <p>
          by <bdi>{invitation.invitedBy.publicName}</bdi>
        </p>
      </div>
      <span className={classes.role}>{ROLE_WORDS[invitation.role]}</span>
      <span className={classes.until} title={fullDate(invitation.expiresAt)}>
        until {shortDate(invitation.expiresAt)}
      </span>
      <span className={classes.menu}>
        <Button size="small" onClick={() => void revoke()}>
          Revoke<span className="unseen"> {name}</span>
        </Button>
      </span>
    </li>
  )
}
