import { IconMail } from '@tabler/icons-react'
import { useWriteTo } from '../cases/page/use-write-to.ts'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { Copied } from '../look/copied.tsx'
import { Picture } from '../look/picture.tsx'
import { BlockContact, BlockedWord } from '../moderation/blocks/block-contact.tsx'
import classes from './context.module.css'
import { Moment } from './moment.tsx'

/** Who asks: how the channel knows them, their language, what they are in the server. */
export function ContactPanel({ detail }: { detail: Detail }) {
  const { contact, contactDetail } = detail
  const roles = detail.caseDetail?.roles ?? []
  return (
    <section className={classes.section} aria-label="Contact">
      <div className={classes.withAct}>
        <h2>Contact</h2>
        <span className={classes.headActs}>
          {detail.status === 'resolved' && <WriteTo detail={detail} />}
          <BlockContact whom={{ address: contactDetail.address, name: contact.name }} />
        </span>
      </div>
      <div className={classes.contact}>
        <Picture of={contact} size={44} />
        <div>
          <b>
            <bdi dir="auto">{contact.name}</bdi>
          </b>
          <p>
            {contact.handle && <bdi>@{contact.handle}</bdi>}
            {contact.handle && contactDetail.locale && ' · '}
            {contactDetail.locale && languageOf(contactDetail.locale)}
          </p>
          <p className={classes.blocked}>
            <BlockedWord address={contactDetail.address} />
          </p>
        </div>
      </div>
      <dl className={classes.facts}>
        <dt>Discord id</dt>
        <dd>
          <Copied words={contactDetail.address} />
        </dd>
        <dt>First seen</dt>
        <dd>
          <Moment at={contactDetail.firstSeenAt} />
        </dd>
      </dl>
      {roles.length > 0 && (
        <ul className={classes.roles} aria-label="Roles when the case was opened">
          {roles.map((role) => (
            <li key={role}>
              <bdi dir="auto">{role}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of a chat that is over: opens a new one, or goes on with the one that is open. */
function WriteTo({ detail: { contact } }: { detail: Detail }) {
  const { busy, writeTo } = useWriteTo()
  return (
    <Button size="small" disabled={busy} onClick={() => void writeTo(contact.id, null)}>
      <IconMail aria-hidden />
      Write<span className="unseen"> to {contact.name}</span>
    </Button>
  )
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

function languageOf(locale: string): string {
  try {
    return languages.of(locale) ?? locale
  } catch {
    return locale
  }
}
