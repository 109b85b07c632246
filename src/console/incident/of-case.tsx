import { IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../look/button.tsx'
import { incidentsQuery } from './queries.ts'
import { WordsDialog } from './words-dialog.tsx'

interface StartIncidentProps {
  about: { id: string; number: number; subject: string }
  className: string | undefined
}

/** The section with the act by which a case becomes an incident; absent while one goes on, which the strip above says. */
export function StartIncident({ about, className }: StartIncidentProps) {
  const { data } = useQuery(incidentsQuery)
  const [starting, setStarting] = useState(false)
  if (data?.active !== null) return null
  return (
    <section className={className} aria-label="Incident">
      <Button onClick={() => setStarting(true)}>
        <IconUrgent aria-hidden size={16} /> Start incident
      </Button>
      {starting && <WordsDialog about={about} close={() => setStarting(false)} />}
    </section>
  )
}
