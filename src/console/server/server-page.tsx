import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ServerView } from '../../protocol/server.ts'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { MenuButton } from '../page/page.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf } from '../session/rpc.ts'
import { discordQuery } from '../settings/queries.ts'
import { Drift } from './drift.tsx'
import { FilePart } from './file/file-part.tsx'
import { Health } from './health.tsx'
import { healthQuery, serverQuery } from './queries.ts'
import type { PageShows } from './search.ts'
import classes from './server.module.css'

const route = getRouteApi('/desk/settings/server')

interface Guild {
  id: string
  name: string
}

/** A Discord server kept as a file describes it. */
export function ServerPage() {
  const may = useMayAdmin()
  const { guild } = route.useSearch()
  const { data, error } = useQuery({ ...discordQuery, enabled: may })
  useKeys({ '[': () => togglePane('nav') })
  const guilds = data?.guilds ?? []
  const chosen = guilds.find(({ id }) => id === guild) ?? guilds[0]
  return (
    <main className={classes.page}>
      <PageTitle>Server</PageTitle>
      <Strip />
      <header className={classes.bar}>
        <MenuButton />
        <Link to="/settings" hash="discord" className={classes.back}>
          Settings
        </Link>
        <IconChevronRight aria-hidden className="flip" />
        <h1>Server</h1>
        {chosen && <GuildChoice guilds={guilds} chosen={chosen} />}
        {chosen && <Parts guild={chosen.id} />}
      </header>
      {chosen ? (
        <Chosen key={chosen.id} guild={chosen} />
      ) : (
        <Nothing>
          {!may && <p>Only admins and the owner keep the server.</p>}
          {may && (data || error ? <None error={error} /> : <Asking />)}
        </Nothing>
      )}
      <NavDrawer />
    </main>
  )
}

/** What comes at once needs no words. */
const Asking = () => (
  <p className={classes.asking} role="status">
    Asking Discord…
  </p>
)

const Nothing = ({ children }: { children?: ReactNode }) => <div className={classes.nothing}>{children}</div>

function None({ error }: { error: unknown }) {
  return (
    <Empty
      drawing="lantern"
      title={error ? 'Discord could not be asked' : 'The bot is in no server yet'}
      words={error ? failureOf(error).words : 'Connect Discord and add the bot, step by step.'}
    >
      <Link to="/server/new" className={classes.primary}>
        Set up a server
      </Link>
    </Empty>
  )
}

function GuildChoice({ guilds, chosen }: { guilds: readonly Guild[]; chosen: Guild }) {
  const navigate = useNavigate()
  if (guilds.length === 1) {
    return <bdi className={`${classes.guild} clip`}>{chosen.name}</bdi>
  }
  return (
    <select
      className={classes.guild}
      aria-label="Which server"
      value={chosen.id}
      onChange={({ target }) => void navigate({ to: '/settings/server', search: { guild: target.value } })}
    >
      {guilds.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

const PART_WORDS: Record<PageShows, string> = { file: 'File and plan', drift: 'Changed by hand', health: 'Health' }

function Parts({ guild }: { guild: string }) {
  const { part = 'file' } = route.useSearch()
  const drift = useQuery(serverQuery(guild)).data?.drift.length ?? 0
  const health = useQuery(healthQuery(guild)).data?.items.filter(({ tone }) => tone !== 'ok').length ?? 0
  const counts = { file: 0, drift, health }
  return (
    <nav className={classes.parts} aria-label="Server">
      {(Object.keys(PART_WORDS) as PageShows[]).map((each) => (
        <Link
          key={each}
          to="/settings/server"
          search={{ guild, ...(each === 'file' ? {} : { part: each }) }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={each === part ? 'page' : undefined}
        >
          {PART_WORDS[each]}
          {counts[each] > 0 && <span>{counts[each]}</span>}
        </Link>
      ))}
    </nav>
  )
}

function Chosen({ guild }: { guild: Guild }) {
  const { part = 'file', plan = false } = route.useSearch()
  const { data, error, refetch } = useQuery(serverQuery(guild.id))
  if (!data) {
    return (
      <Nothing>
        {!error && <Asking />}
        {error && (
          <Empty drawing="lantern" title="The server could not be read" words={failureOf(error).words}>
            <Button onClick={() => void refetch()}>Try again</Button>
          </Empty>
        )}
      </Nothing>
    )
  }
  return (
    <div className={classes.body}>
      <Shown guild={guild} part={part} view={data} plan={plan} />
    </div>
  )
}

function Shown({ guild, part, view, plan }: { guild: Guild; part: PageShows; view: ServerView; plan: boolean }) {
  if (part === 'drift') return <Drift guild={guild.id} view={view} />
  if (part === 'health') return <Health guild={guild.id} />
  return <FilePart guild={guild.id} name={guild.name} view={view} planned={plan} />
}
