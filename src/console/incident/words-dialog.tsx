import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { IncidentView } from '../../protocol/incidents.ts'
import { Button } from '../look/button.tsx'
import { sayDone } from '../look/toast.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import classes from './incident.module.css'
import { incidentsQuery } from './queries.ts'
import { type IncidentTexts, isEmpty, writtenOf } from './texts.ts'
import { WordsFields } from './words-fields.tsx'

type Props = { close: () => void } & (
  | { incident: IncidentView }
  /** The case for which one is started. */
  | { about: { id: string; number: number; subject: string } }
)

/** Starts an incident for a case, or gives the one that goes on other words. */
export function WordsDialog(props: Props) {
  const client = useQueryClient()
  const started = 'incident' in props ? props.incident : null
  const about = 'incident' in props ? props.incident.case : props.about
  const [texts, setTexts] = useState<IncidentTexts>(() => started?.texts ?? proposed(about.subject))
  const { busy, fault, run } = useRun()
  const send = () =>
    run(async () => {
      const written = writtenOf(texts)
      const answer = started
        ? await rpc.incidents.change({ id: started.id, texts: written })
        : await rpc.incidents.start({ case: about.id, texts: written })
      client.setQueryData(incidentsQuery.queryKey, answer)
      sayDone(
        started
          ? 'Whoever has not heard of it yet reads the new words.'
          : 'Incident started. New chats hear of it first.',
      )
      props.close()
    })
  const title = started ? `Incident, case #${about.number}` : `Start an incident with case #${about.number}`
  return (
    <Modal opened onClose={props.close} title={title} size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className={classes.lead}>
        {started
          ? 'Who was told already is not told again.'
          : 'The virtual agent says this first in every new chat, with “Me too” and “This is something else”. Who waits for a person reads it once. All who have it are told when it is over.'}
      </p>
      <WordsFields value={texts} type={setTexts} hint="What is wrong, who has it, and what they can do meanwhile." />
      {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={props.close}>Cancel</Button>
        <Button tone="primary" disabled={busy || isEmpty(texts)} onClick={() => void send()}>
          {started ? 'Change words' : 'Start incident'}
        </Button>
      </div>
    </Modal>
  )
}

const proposed = (subject: string): IncidentTexts => ({
  en: `Heads up: many of you see this right now: ${subject}. We are on it.`,
  'pt-BR': `Aviso: muita gente está vendo isto agora: ${subject}. Já estamos cuidando disso.`,
})
