import { IconBell, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { openNewCase } from '../cases/new-case.tsx'
import { contactCasesQuery } from '../cases/page/queries.ts'
import { TypeIcon } from '../cases/type-icon.tsx'
import { TYPE_WORDS } from '../cases/words.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { closeOver } from '../inbox/panes.ts'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { AddToCase } from './add-to-case.tsx'
import classes from './context.module.css'

/** Every case that the contact reported or follows, and the ways to make one of this chat. The case above is not said again. */
export function ContactCases({ detail }: { detail: Detail }) {
  const { data, error } = useQuery(contactCasesQuery(detail.contact.id))
  const [adding, setAdding] = useState(false)
  const others = data?.items.filter(({ id }) => id !== detail.caseDetail?.id) ?? []
  const open = () => {
    closeOver()
    openNewCase({ conversation: detail.id, contact: detail.contact })
  }
  return (
    <section className={classes.section} aria-label="Cases">
      <h2>
        {detail.caseDetail ? 'Other cases' : 'Cases'}
        {others.length > 0 && <span>{data?.next ? `${others.length}+` : others.length}</span>}
      </h2>
      {error && <Note tone="bad">The cases could not be read: {failureOf(error).words}</Note>}
      <ul className={classes.cases}>
        {others.map(({ id, type, number, subject, status, role }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} onClick={closeOver} title={subject}>
              <TypeIcon type={type} />
              <span className="unseen">{TYPE_WORDS[type]} </span>
              <bdi className={classes.number}>#{number}</bdi>
              <bdi className="clip" dir="auto">
                {subject}
              </bdi>
              <span className={classes.end}>
                {role === 'follower' && <IconBell aria-label="Follows it" />}
                <CaseStatus status={status} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {/* Not before the list is there, which would push them away from under the pointer. */}
      {(data || error) && (
        <div className={classes.caseActs}>
          <Button size="small" onClick={open}>
            <IconPlus aria-hidden />
            Open a case
          </Button>
          <Button size="small" onClick={() => setAdding(true)}>
            Add to a case
          </Button>
        </div>
      )}
      <AddToCase opened={adding} detail={detail} close={() => setAdding(false)} />
    </section>
  )
}
