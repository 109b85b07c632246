import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useWriteTo } from '../cases/page/use-write-to.ts'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { sayFailed } from '../look/toast.tsx'
import classes from './context.module.css'
import { Moment } from './moment.tsx'

/** Who asks: how the channel knows them, their language, what they are in the server. */
export function ContactPanel({ detail }: { detail: Detail }) {
  const { contact, contactDetail } = detail
  const roles = detail.caseDetail?.roles ?? []
  return (
    <section className={classes.section} aria-label="Contact">
      <h2 className={classes.withAct}>
        Contact
        {detail.status === 'resolved' && <WriteTo detail={detail} />}
      </h2>
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

/** Something to be taken elsewhere by a press. */
function Copied({ words }: { words: string }) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 1600)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words)
      setDone(true)
    } catch {
      sayFailed('Not copied: this browser does not allow it here.')
    }
  }
  return (
    <button type="button" className={classes.copy} onClick={() => void copy()} title="Copy">
      <bdi className="clip">{words}</bdi>
      {done ? <IconCheck aria-label="Copied" /> : <IconCopy aria-label="Copy" />}
    </button>
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
