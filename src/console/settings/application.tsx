import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DiscordView } from '../../protocol/discord.ts'
import { Button, LinkButton } from '../look/button.tsx'
import { Ask } from '../page/ask.tsx'
import { CopyField } from '../page/copy-field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { Guilds } from './guilds.tsx'
import { discordQuery } from './queries.ts'
import classes from './settings.module.css'
import { TokenForm } from './token-form.tsx'

type Connected = DiscordView & { application: NonNullable<DiscordView['application']> }

const PHASES = {
  connected: 'Connected.',
  connecting: 'Connecting to Discord…',
  standby:
    'Waiting for the connection. Where another process of Guildesk holds it, this one takes over when that one ends.',
  stopped: 'Not connected.',
} as const

/** The application that is connected, in words: whether it works, and what a person is to do where it does not. */
export function Application({ view }: { view: Connected }) {
  const { application, guilds, invite, unanswered } = view
  const fixed = useSuspenseQuery(settingsQuery).data.fixed.discordToken
  const name = application.botName ?? application.name
  return (
    <>
      <State application={application} name={name} />
      {unanswered !== null && application.problem === null && <Note tone="warn">{unanswered}</Note>}
      {application.messageContent === false && !application.simulated && (
        <Note tone="warn">
          Words in servers cannot be read, only direct messages. Turn on Message Content Intent in the developer portal,
          under Bot, then connect again.
        </Note>
      )}
      {guilds && <Guilds guilds={guilds} invite={invite} simulated={application.simulated} />}
      {invite !== null && (
        <div className={classes.invite}>
          <CopyField
            label="Invite link"
            value={invite}
            hint="Adds the bot to a server with exactly the rights that it needs. Open it again to give it what is missing."
          />
          <LinkButton href={invite}>Add to a server</LinkButton>
        </div>
      )}
      <p className={classes.small}>
        Channels, roles and rights can be made for you:{' '}
        <Link to="/server/new" className={classes.link}>
          set up a server step by step
        </Link>
        .
      </p>
      {fixed ? (
        <p className={classes.small}>
          The environment decides the token: <code>{fixed}</code>. Change it there, then start again.
        </p>
      ) : (
        <Acts stopped={application.phase === 'stopped'} name={name} />
      )}
    </>
  )
}

function State({ application, name }: { application: Connected['application']; name: string | null }) {
  const { phase, problem, simulated } = application
  const bad = problem !== null || phase === 'stopped'
  return (
    <div>
      <p className={classes.state}>
        <b dir="auto">{name ?? 'The bot'}</b>
        {application.name && application.name !== name && (
          <span>
            application <bdi>{application.name}</bdi>
          </span>
        )}
      </p>
      {!bad && <p className={phase === 'connected' ? classes.good : classes.small}>{PHASES[phase]}</p>}
      {bad && <Note tone="bad">{problem ?? PHASES[phase]}</Note>}
      {simulated && (
        <p className={classes.small}>This is the simulated Discord of this computer. Nothing of it leaves here.</p>
      )}
    </div>
  )
}

function Acts({ stopped, name }: { stopped: boolean; name: string | null }) {
  const client = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [asked, setAsked] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (ask: () => Promise<DiscordView>): Promise<string | null> => {
    try {
      client.setQueryData(discordQuery.queryKey, await ask())
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  if (changing) return <TokenForm verb="Use this token" done={() => setChanging(false)} />
  return (
    <>
      {fault !== null && <Note tone="bad">Not connected: {fault}</Note>}
      <div className={classes.foot}>
        {stopped && (
          <Button onClick={() => void run(() => rpc.discord.connect({})).then(setFault)}>Connect again</Button>
        )}
        <Button onClick={() => setChanging(true)}>Change the token</Button>
        <Button tone="bad" onClick={() => setAsked(true)}>
          Disconnect
        </Button>
      </div>
      <Ask
        opened={asked}
        title={`Disconnect ${name ?? 'the bot'}?`}
        verb="Disconnect"
        stay="Stay connected"
        act={() => run(() => rpc.discord.disconnect())}
        close={() => setAsked(false)}
      >
        <p>
          The bot goes offline and its token is forgotten. Chats stay as they are; what members write meanwhile is not
          seen. To connect again, you need the token.
        </p>
      </Ask>
    </>
  )
}
