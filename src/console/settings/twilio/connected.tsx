import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TwilioView } from '../../../protocol/twilio.ts'
import { Button } from '../../look/button.tsx'
import { pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Ask } from '../../page/ask.tsx'
import { Note } from '../../page/note.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from '../settings.module.css'
import { ConnectForm } from './connect-form.tsx'
import { Fixed } from './fixed.tsx'
import { LiveCheck } from './live-check.tsx'
import { Provisioning } from './provisioning.tsx'
import { type Account, twilioQuery } from './queries.ts'
import { Routing } from './routing.tsx'

interface ConnectedProps {
  view: TwilioView
  account: Account
}

/** The account that is connected: whether it works, how chats go there, and what can be done about it. */
export function Connected({ view, account }: ConnectedProps) {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <State view={view} account={account} />
      {view.fixed ? <Fixed /> : !changing && <Acts account={account} change={() => setChanging(true)} />}
      {changing ? (
        <ConnectForm account={account} done={() => setChanging(false)} />
      ) : (
        <>
          <LiveCheck account={account} />
          <Routing key={account.accountSid} account={account} />
          <Provisioning account={account} />
        </>
      )}
    </>
  )
}

function State({ view: { agentPage }, account }: ConnectedProps) {
  const now = useNow(60_000)
  const { accountSid, tokenHint, simulated, refusedAt } = account
  return (
    <>
      <p className={classes.state}>
        <b>{refusedAt !== null ? 'Refused by Twilio' : simulated ? 'A simulated account' : 'Connected'}</b>
        <span>
          <bdi dir="ltr">{accountSid}</bdi>, token ends in <bdi dir="ltr">{tokenHint}</bdi>
        </span>
      </p>
      {simulated && (
        <Note tone="info">
          This Twilio is made up and runs beside this desk, so that Flex can be tried without an account.{' '}
          {agentPage !== null && (
            <a href={agentPage} target="_blank" rel="noopener" className={classes.link}>
              Be the Flex agent
            </a>
          )}
        </Note>
      )}
      {refusedAt !== null && (
        <Note tone="bad">
          Twilio has refused this account since {pastWords(refusedAt, now)}. What is to be told there waits. Change the
          token for the one that counts now.
        </Note>
      )}
    </>
  )
}

function Acts({ account, change }: { account: Account; change: () => void }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const disconnect = async (): Promise<string | null> => {
    try {
      client.setQueryData(twilioQuery.queryKey, await rpc.twilio.disconnect())
      for (const key of ['queues', 'counts']) void client.invalidateQueries({ queryKey: [key] })
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <div className={classes.foot}>
      {!account.simulated && <Button onClick={change}>Change the token</Button>}
      <Button tone="bad" onClick={() => setAsked(true)}>
        Disconnect
      </Button>
      <Ask
        opened={asked}
        title="Disconnect Twilio?"
        verb="Disconnect"
        stay="Stay connected"
        act={disconnect}
        close={() => setAsked(false)}
      >
        <p>
          The token is forgotten and every queue is answered at this desk again. Chats that are in Flex end there and
          wait here, each with its turn.
          {account.simulated && ' The simulated account comes back at the next start.'}
        </p>
      </Ask>
    </div>
  )
}
