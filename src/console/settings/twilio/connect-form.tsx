import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { connectTwilioInput } from '../../../protocol/twilio.ts'
import { Button } from '../../look/button.tsx'
import { TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { rpc } from '../../session/rpc.ts'
import classes from '../settings.module.css'
import { type Account, twilioQuery } from './queries.ts'

interface FormProps {
  /** The account that gets another token; null connects the first one. */
  account: Account | null
  done?: () => void
}

/** Connecting asks Twilio first: what it does not take is not stored. */
export function ConnectForm({ account, done }: FormProps) {
  const { accountSid, authToken, whyNot, ready, busy, fault, type, connect } = useConnect(account, done)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void connect()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label="Account SID"
        placeholder="AC0123456789abcdef0123456789abcdef"
        value={accountSid}
        onChange={(event) => type({ accountSid: event.target.value.trim() })}
        fault={whyNot}
        maxLength={40}
        dir="ltr"
        spellCheck={false}
      />
      <TextField
        label="Auth Token"
        type="password"
        name="twilio-token"
        autoComplete="off"
        value={authToken}
        onChange={(event) => type({ authToken: event.target.value.trim() })}
        hint="It is kept sealed and is never shown again."
        maxLength={128}
        dir="ltr"
      />
      {fault !== null && <Note tone="bad">Not connected: {fault}</Note>}
      <div className={classes.foot}>
        <Button type="submit" tone="primary" disabled={busy || !ready}>
          {busy ? 'Asking Twilio' : 'Connect'}
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

const SHORTEST = 34

function useConnect(account: Account | null, done: (() => void) | undefined) {
  const client = useQueryClient()
  const [typed, setTyped] = useState({ accountSid: account?.accountSid ?? '', authToken: '' })
  const { busy, fault, run, forgetFault } = useRun()
  const { success: ready } = connectTwilioInput.safeParse(typed)
  const { success: known } = connectTwilioInput.shape.accountSid.safeParse(typed.accountSid)
  return {
    ...typed,
    ready,
    busy,
    fault,
    // Nobody is corrected in the middle of a word.
    whyNot:
      known || (typed.accountSid.length < SHORTEST && typed.authToken === '') || typed.accountSid === ''
        ? null
        : 'An Account SID is AC and 32 characters from 0 to 9 and a to f.',
    type: (part: Partial<typeof typed>) => {
      setTyped((now) => ({ ...now, ...part }))
      forgetFault()
    },
    connect: () =>
      run(async () => {
        client.setQueryData(twilioQuery.queryKey, await rpc.twilio.connect(typed))
        void client.invalidateQueries({ queryKey: ['queues'] })
        setTyped({ accountSid: '', authToken: '' })
        done?.()
      }),
  }
}
