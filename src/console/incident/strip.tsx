import { IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { IncidentView } from '../../protocol/incidents.ts'
import { Button } from '../look/button.tsx'
import { EndDialog } from './end-dialog.tsx'
import classes from './incident.module.css'
import { incidentsQuery } from './queries.ts'
import { WordsDialog } from './words-dialog.tsx'

/** While an incident goes on every agent sees it above their panes: what it is, how many have it, and how it is ended. */
export function IncidentStrip() {
  const { data } = useQuery(incidentsQuery)
  return data?.active ? <Shown of={data.active} /> : null
}

function Shown({ of }: { of: IncidentView }) {
  const [open, setOpen] = useState<'words' | 'end' | null>(null)
  const close = () => setOpen(null)
  return (
    <section className={classes.strip} aria-label="Incident">
      <IconUrgent aria-hidden className={classes.icon} />
      <p className={classes.line}>
        <b dir="auto">{of.case.subject}</b>{' '}
        <span className={classes.figures}>
          Every new chat hears of it first. Told in {chats(of.heard)}, {of.meToo.toLocaleString('en')}{' '}
          {of.meToo === 1 ? 'has' : 'have'} it too.
        </span>
      </p>
      <Link to="/cases/$id" params={{ id: of.case.id }} className={classes.number}>
        <bdi>#{of.case.number}</bdi>
      </Link>
      <Button size="small" onClick={() => setOpen('words')}>
        Change words
      </Button>
      <Button size="small" onClick={() => setOpen('end')}>
        End incident
      </Button>
      {open === 'words' && <WordsDialog incident={of} close={close} />}
      {open === 'end' && <EndDialog incident={of} close={close} />}
    </section>
  )
}

const chats = (count: number): string => (count === 1 ? '1 chat' : `${count.toLocaleString('en')} chats`)
