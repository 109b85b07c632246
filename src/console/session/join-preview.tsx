import type { InvitationOffer } from '../../protocol/agents.ts'
import { Creature } from '../look/creature.tsx'
import classes from './auth.module.css'
import { ROLE_WORDS } from './rights.ts'

const WHAT: Record<InvitationOffer['role'], string> = {
  admin: 'You answer members, announce and moderate, and change settings, agents and articles.',
  moderator: 'You answer members, write announcements, and act on what members report.',
  agent: 'You answer members in one inbox with your team.',
}

/** Beside the form of an invitation: what one becomes, and how members will read one. */
export function JoinPreview({ offer, publicName }: { offer: InvitationOffer; publicName: string }) {
  return (
    <aside className={classes.side} aria-label="Invitation">
      <h2>{ROLE_WORDS[offer.role]}</h2>
      <p>{WHAT[offer.role]} Members read your public name, never your own name or your e-mail.</p>
      <section className={classes.preview} aria-label="How a member reads you">
        <small>How a member reads you</small>
        <div>
          <Creature id={offer.workspaceName} className={classes.mark} />
          <span>
            <b dir="auto">{offer.workspaceName}</b>
            <span dir="auto">
              <strong>{publicName.trim() || 'Ana'}:</strong> Hi Kofi, I am looking at it now.
            </span>
          </span>
        </div>
      </section>
    </aside>
  )
}
