import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DiscordCheck } from '../../protocol/discord.ts'
import { Button } from '../look/button.tsx'
import { TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import { discordQuery } from './queries.ts'
import classes from './settings.module.css'

interface TokenFormProps {
  verb: string
  /** Called when the form is not needed any more. */
  done?: () => void
}

/** A token is first asked about at Discord itself; what was found is shown before anything is stored. */
export function TokenForm({ verb, done }: TokenFormProps) {
  const { token, check, busy, fault, type, look, connect } = useToken(done)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (check?.ok ? connect() : look())
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label="Bot token"
        type="password"
        name="discord-bot-token"
        autoComplete="off"
        spellCheck={false}
        value={token}
        onChange={(event) => type(event.target.value)}
        maxLength={500}
        dir="ltr"
      />
      {check && <Found check={check} />}
      {fault !== null && <Note tone="bad">{fault}</Note>}
      <div className={classes.foot}>
        <Button type="submit" tone="primary" disabled={busy || token.trim() === ''}>
          {busy ? 'Asking Discord' : check?.ok ? verb : 'Check'}
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

function Found({ check }: { check: DiscordCheck }) {
  if (!check.ok || !check.application) return <Note tone="bad">{check.words}</Note>
  const { application, guilds } = check
  return (
    <>
      <Note tone="ok">{check.words}</Note>
      <dl className={classes.facts}>
        <dt>Application</dt>
        <dd>
          <bdi>{application.name}</bdi>, bot <bdi>{application.botName}</bdi>
        </dd>
        <dt>Servers</dt>
        <dd>
          {guilds.length === 0
            ? 'None yet. Add it with the invite link once it is connected.'
            : guilds.map(({ name }) => name).join(', ')}
        </dd>
        <dt>Words in servers</dt>
        <dd>{application.messageContent ? 'Can be read' : 'Cannot be read: Message Content Intent is off'}</dd>
      </dl>
    </>
  )
}

function useToken(done: (() => void) | undefined) {
  const client = useQueryClient()
  const [token, setToken] = useState('')
  const [check, setCheck] = useState<DiscordCheck | null>(null)
  const { busy, fault, run, forgetFault } = useRun()
  return {
    token,
    check,
    busy,
    fault,
    type: (words: string) => {
      setToken(words)
      setCheck(null)
      forgetFault()
    },
    look: () => run(async () => setCheck(await rpc.discord.check({ token }))),
    connect: () =>
      run(async () => {
        const view = await rpc.discord.connect({ token })
        client.setQueryData(discordQuery.queryKey, view)
        setToken('')
        setCheck(null)
        done?.()
      }),
  }
}
