import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../look/button.tsx'
import { clock } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { CopyField } from '../page/copy-field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { meQuery, useMe } from '../session/session.ts'
import classes from './profile.module.css'

interface Code {
  code: string
  expiresAt: string
}

/** The agent's own Discord account, proved by a code, so that they may take conversations in Discord. */
export function DiscordAccount() {
  const client = useQueryClient()
  const { discord } = useMe().agent
  const [code, setCode] = useState<Code | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (ask: () => Promise<void>) => {
    setFault(null)
    try {
      await ask()
    } catch (error) {
      setFault(failureOf(error).words)
    }
  }
  const unlink = () =>
    run(async () => {
      client.setQueryData(meQuery.queryKey, await rpc.me.unlinkDiscord())
      setCode(null)
    })
  return (
    <section className={classes.discord} aria-labelledby="own-discord">
      <h2 id="own-discord">Your Discord account</h2>
      {discord ? (
        <>
          <p>
            Linked to <bdi className={classes.speaker}>@{discord.name}</bdi> You can take chats from the lines in the
            staff channel.
          </p>
          <div>
            <Button onClick={() => void unlink()}>Unlink</Button>
          </div>
        </>
      ) : (
        <>
          <p>Link it, and you can take chats from the lines in the staff channel too. Members never see it.</p>
          {code && <Steps code={code} />}
          <div>
            <Button onClick={() => void run(async () => setCode(await rpc.me.discordCode()))}>
              {code ? 'Make another code' : 'Make a code'}
            </Button>
          </div>
        </>
      )}
      {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
    </section>
  )
}

/** What to do with the code. That it was used is told by the event log: the steps then give way to the account. */
function Steps({ code: { code, expiresAt } }: { code: Code }) {
  const over = useNow(10_000) >= Date.parse(expiresAt)
  if (over) return <Note tone="warn">This code is too old. Make another one.</Note>
  return (
    <div className={classes.steps}>
      <CopyField
        label="Type this in any channel of your server"
        value={`/link code:${code}`}
        hint={`Only you see the answer. The code works once, until ${clock(expiresAt)}.`}
      />
    </div>
  )
}
