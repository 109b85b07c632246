import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { TrackerView } from '../../protocol/trackers.ts'
import { Button } from '../look/button.tsx'
import { TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import type { MadeSecret } from './github-hook.tsx'
import classes from './settings.module.css'
import { trackerQuery } from './tracker-queries.ts'

interface FormProps {
  /** The connection that gets another token; null makes the first one. */
  tracker: TrackerView | null
  /** Shows the secret of what was connected. */
  show: (made: MadeSecret) => void
  done?: () => void
}

/** A token is asked about at GitHub first; what was found is shown before anything is stored. */
export function GithubForm({ tracker, show, done }: FormProps) {
  const form = useConnection(tracker, show)
  const { repository, token, apiBase, said, fault, busy } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (said?.ok ? form.connect() : form.check())
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label="Repository"
        placeholder="owner/name"
        value={repository}
        onChange={(event) => form.type({ repository: event.target.value })}
        maxLength={140}
        dir="ltr"
        spellCheck={false}
      />
      <TextField
        label="Token"
        type="password"
        name="github-token"
        autoComplete="off"
        value={token}
        onChange={(event) => form.type({ token: event.target.value })}
        maxLength={400}
        dir="ltr"
      />
      <TextField
        label="API address of GitHub Enterprise"
        placeholder="https://github.example.org/api/v3"
        hint="Leave it empty for github.com."
        value={apiBase}
        onChange={(event) => form.type({ apiBase: event.target.value })}
        maxLength={300}
        dir="ltr"
        spellCheck={false}
      />
      {said && <Note tone={said.ok ? 'ok' : 'bad'}>{said.words}</Note>}
      {fault !== null && <Note tone="bad">{fault}</Note>}
      <div className={classes.foot}>
        <Button type="submit" tone="primary" disabled={busy || repository.trim() === '' || token.trim() === ''}>
          {busy ? 'Asking GitHub' : said?.ok ? 'Connect' : 'Check'}
        </Button>
        {done && (
          <Button tone="quiet" onClick={done}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}

interface Typed {
  repository: string
  token: string
  apiBase: string
}

function useConnection(tracker: TrackerView | null, show: (made: MadeSecret) => void) {
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>({
    repository: tracker?.repository ?? '',
    token: '',
    apiBase: tracker?.apiBase ?? '',
  })
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null)
  const { busy, fault, run, forgetFault } = useRun()
  const input = { ...typed, apiBase: typed.apiBase.trim() || null }
  return {
    ...typed,
    said,
    fault,
    busy,
    type: (part: Partial<Typed>) => {
      setTyped((now) => ({ ...now, ...part }))
      setSaid(null)
      forgetFault()
    },
    check: () => run(async () => setSaid(await rpc.trackers.check(input))),
    connect: () =>
      run(async () => {
        show(await rpc.trackers.connect(input))
        void client.invalidateQueries(trackerQuery)
      }),
  }
}
