import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { Application } from './application.tsx'
import { discordQuery } from './queries.ts'
import { Part } from './section.tsx'
import classes from './settings.module.css'
import { TokenForm } from './token-form.tsx'

/** The workspace's Discord application: what it is now, and the token that connects it. */
export function Discord() {
  const { data, error } = useQuery(discordQuery)
  return (
    <Part
      id="discord"
      title="Discord"
      words="Members write to a bot that is yours. One token connects it; it is kept sealed and is never shown again."
    >
      {error && !data && <Note tone="bad">Discord’s state could not be read: {failureOf(error).words}</Note>}
      {!data && !error && <p className={classes.waiting}>Asking Discord…</p>}
      {data?.application && <Application view={{ ...data, application: data.application }} />}
      {data?.application === null && (
        <>
          <First />
          <p className={classes.small}>
            Or go{' '}
            <Link to="/server/new" className={classes.link}>
              step by step
            </Link>
            : the bot, your server, its channels and roles.
          </p>
        </>
      )}
    </Part>
  )
}

/** How one comes to a token, for who has never made a bot. */
export function First() {
  return (
    <>
      <ol className={classes.steps}>
        <li>
          Make an application in{' '}
          <a href="https://discord.com/developers/applications" target="_blank" rel="noopener" className={classes.link}>
            Discord’s developer portal
          </a>
          .
        </li>
        <li>
          Under Bot, press Reset Token, and copy the token. Message Content Intent helps there, and is not needed.
        </li>
        <li>Paste it here, then add the bot to your server with the invite link.</li>
      </ol>
      <TokenForm verb="Connect" />
    </>
  )
}
