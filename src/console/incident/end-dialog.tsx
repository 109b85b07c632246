import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { IncidentView } from '../../protocol/incidents.ts'
import { Button } from '../look/button.tsx'
import { sayDone } from '../look/toast.tsx'
import { Switch, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import classes from './incident.module.css'
import { incidentsQuery } from './queries.ts'
import { type IncidentTexts, writtenOf } from './texts.ts'
import { WordsFields } from './words-fields.tsx'

/** Ends the incident: what all who have it are told, and what is resolved with it. */
export function EndDialog({ incident, close }: { incident: IncidentView; close: () => void }) {
  const client = useQueryClient()
  const [texts, setTexts] = useState<IncidentTexts>({})
  const [resolveCase, setResolveCase] = useState(true)
  const [resolveConversations, setResolveConversations] = useState(incident.openChats > 0)
  const [fixedIn, setFixedIn] = useState('')
  const { busy, fault, run } = useRun()
  const { number, reporters } = incident.case
  const told = reporters === 1 ? '1 reporter' : `${reporters.toLocaleString('en')} reporters`
  const send = () =>
    run(async () => {
      const answer = await rpc.incidents.end({
        id: incident.id,
        texts: writtenOf(texts),
        resolveCase,
        fixedIn: (resolveCase && fixedIn.trim()) || null,
        resolveConversations,
      })
      client.setQueryData(incidentsQuery.queryKey, answer)
      sayDone(`Over. Telling ${told}, live chats go first.`)
      close()
    })
  return (
    <Modal opened onClose={close} title="End the incident" size={520} closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className={classes.lead}>
        All who have it read “It is over” with your words below, each once and in their language.
      </p>
      <div className={classes.fields}>
        <WordsFields
          value={texts}
          type={setTexts}
          hint="What it was, and what to do if it is still there. May be empty."
        />
        <Switch
          label={`Resolve case #${number}`}
          words={resolveCase ? 'Its card says that it is fixed.' : 'It stays open and can be worked on.'}
          checked={resolveCase}
          onChange={setResolveCase}
        />
        {resolveCase && (
          <TextField
            label="Fixed in"
            value={fixedIn}
            onChange={(event) => setFixedIn(event.target.value)}
            maxLength={40}
            hint="The version, as members know it. May be empty."
          />
        )}
        <ResolveChats count={incident.openChats} checked={resolveConversations} onChange={setResolveConversations} />
        {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
      </div>
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button tone="primary" disabled={busy} onClick={() => void send()}>
          End and tell {reporters.toLocaleString('en')}
        </Button>
      </div>
    </Modal>
  )
}

interface ResolveChatsProps {
  count: number
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Not there where no such chat is open. */
function ResolveChats({ count, checked, onChange }: ResolveChatsProps) {
  if (count === 0) return null
  return (
    <Switch
      label={`Resolve ${chats(count)}`}
      words="Chats of those who said “Me too”, and no other. Who writes again opens theirs again."
      checked={checked}
      onChange={onChange}
    />
  )
}

const chats = (count: number): string => (count === 1 ? '1 open chat' : `${count.toLocaleString('en')} open chats`)
