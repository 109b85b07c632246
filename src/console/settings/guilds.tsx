import { Link } from '@tanstack/react-router'
import type { DiscordView } from '../../protocol/discord.ts'
import { Picture } from '../look/picture.tsx'
import classes from './settings.module.css'

interface GuildsProps {
  guilds: NonNullable<DiscordView['guilds']>
  invite: string | null
  simulated: boolean
}

/** The servers that the bot is in, and which rights it lacks in each. */
export function Guilds({ guilds, invite, simulated }: GuildsProps) {
  if (guilds.length === 0) {
    return (
      <p className={classes.small}>
        The bot is in no server yet. {invite !== null && 'Add it with the invite link.'}
        {simulated && 'Add it in the sandbox.'}
      </p>
    )
  }
  return (
    <ul className={classes.guilds} aria-label="Servers">
      {guilds.map(({ id, name, icon, missing }) => (
        <li key={id}>
          <Picture of={{ id, picture: icon }} size={32} square />
          <div>
            <bdi className={classes.guild}>{name}</bdi>
            {missing.length > 0 ? (
              <p className={classes.lacks}>
                Lacks {new Intl.ListFormat('en').format(missing.map((right) => `“${right}”`))}
              </p>
            ) : (
              <p>Has all the rights that it needs</p>
            )}
          </div>
          <Link to="/settings/server" search={{ guild: id }} className={classes.link}>
            Server file
            <span className="unseen"> of {name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
