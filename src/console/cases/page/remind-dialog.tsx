import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../look/button.tsx'
import { whenWords } from '../../look/time.ts'
import { sayDone } from '../../look/toast.tsx'
import { Switch, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { rpc } from '../../session/rpc.ts'
import { askCase } from './acts.ts'
import { closeDialog } from './dialog.ts'
import classes from './dialogs.module.css'
import { fromField, momentsFrom, toField } from './moments.ts'
import type { ShownCase } from './queries.ts'
import { WhenFields } from './when-fields.tsx'

/** A reminder to oneself: it comes as a mention. */
export function RemindDialog({ shown }: { shown: ShownCase }) {
  const client = useQueryClient()
  const [when, setWhen] = useState(() => toField(momentsFrom(new Date()).find(isInTwoDays)?.at ?? new Date()))
  const [text, setText] = useState('')
  const [unlessAnswered, setUnless] = useState(true)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const due = fromField(when)
  const passed = due !== null && due.getTime() <= Date.now()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (due === null || passed) return
    setBusy(true)
    const reminder = { id: shown.id, dueAt: due.toISOString(), text: text.trim(), unlessAnswered }
    const why = await askCase(client, () => rpc.cases.remind(reminder))
    setBusy(false)
    if (why !== null) return setFault(why)
    closeDialog()
    sayDone(`You are reminded ${whenWords(reminder.dueAt, Date.now())}.`)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <WhenFields label="Day and time" value={when} onValue={setWhen} />
      <TextField
        label="What of"
        placeholder="May stay empty"
        dir="auto"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Switch
        label="Only if nobody has answered"
        words={unlessAnswered ? 'When a member has said something by then, it does not come.' : 'It comes in any case.'}
        checked={unlessAnswered}
        onChange={setUnless}
      />
      {passed && <Note tone="warn">This moment has passed.</Note>}
      {fault !== null && <Note tone="bad">Not set: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || due === null || passed}>
          Remind me
        </Button>
      </div>
    </form>
  )
}

const isInTwoDays = ({ words }: { words: string }): boolean => words === 'In 2 days'
