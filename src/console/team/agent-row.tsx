import type { AgentEntry } from '../../protocol/agents.ts'
import { Picture } from '../look/picture.tsx'
import { fullDate, shortDate } from '../look/time.ts'
import { ROLE_WORDS } from '../session/rights.ts'
import { useMe } from '../session/session.ts'
import { AgentMenu } from './agent-menu.tsx'
import classes from './team.module.css'
import type { Asked } from './use-act.ts'

/** One agent: what members read, what they may do, and whether they are there. */
export function AgentRow({ agent, ask }: { agent: AgentEntry; ask: (asked: Asked) => void }) {
  const me = useMe().agent
  const { details, publicName } = agent
  const about = [details?.name, details?.email].filter((words) => words && words !== publicName)
  const gone = details?.deactivatedAt ?? null
  return (
    <li className={classes.row}>
      <Picture of={agent} size={36} />
      <div className={classes.who}>
        <b>
          <bdi>{publicName}</bdi>
          {agent.id === me.id && <span> (you)</span>}
        </b>
        {about.length > 0 && (
          <p title={about.join(', ')}>
            <bdi>{about.join(' · ')}</bdi>
          </p>
        )}
      </div>
      <span className={classes.role}>{ROLE_WORDS[agent.role]}</span>
      {gone ? (
        <span className={classes.away} title={fullDate(gone)}>
          since {shortDate(gone)}
        </span>
      ) : (
        <Availability available={agent.available} />
      )}
      <span className={classes.discord}>{discordOf(agent)}</span>
      <span className={classes.menu}>
        <AgentMenu agent={agent} ask={ask} />
      </span>
    </li>
  )
}

function Availability({ available }: { available: boolean }) {
  return (
    <span className={available ? classes.available : classes.away}>
      <i aria-hidden />
      {available ? 'Available' : 'Away'}
    </span>
  )
}

function discordOf({ details }: AgentEntry): string {
  if (!details || details.deactivatedAt) return ''
  return details.discord === null ? 'Discord not linked' : `@${details.discord} on Discord`
}
