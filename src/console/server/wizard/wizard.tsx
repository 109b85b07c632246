import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { DiscordView } from '../../../protocol/discord.ts'
import { NavDrawer } from '../../inbox/nav.tsx'
import { PageTitle } from '../../inbox/page-title.tsx'
import { Strip } from '../../live/strip.tsx'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { MenuButton } from '../../page/page.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { discordQuery } from '../../settings/queries.ts'
import { serverQuery } from '../queries.ts'
import type { WizardSearch } from '../search.ts'
import { AddStep } from './add-step.tsx'
import { AskStep } from './ask-step.tsx'
import { BuildStep } from './build-step.tsx'
import { ChooseStep } from './choose-step.tsx'
import { ConnectStep } from './connect-step.tsx'
import { type Progress, progressOf } from './progress.ts'
import { StepList } from './step-list.tsx'
import classes from './wizard.module.css'

const route = getRouteApi('/desk/server/new')

/** How often Discord is asked whether the bot was added meanwhile. */
const AGAIN_MS = 3000

/** The way to the first real server, one step after the other, up to the first message from it. */
export function WizardPage() {
  const may = useMayAdmin()
  return (
    <main className={classes.page}>
      <PageTitle>Set up a server</PageTitle>
      <Strip />
      <div className={classes.scroll}>
        <div className={classes.card}>{may ? <Wizard /> : <MayNot />}</div>
      </div>
      <NavDrawer />
    </main>
  )
}

function MayNot() {
  return (
    <section className={classes.step}>
      <h1>Set up a server</h1>
      <p>Connecting Discord takes an admin or the owner.</p>
    </section>
  )
}

function Wizard() {
  const search = route.useSearch()
  const { data, error, refetch } = useQuery({
    ...discordQuery,
    refetchInterval: ({ state }) => ((state.data?.guilds?.length ?? 0) === 0 ? AGAIN_MS : false),
  })
  const server = useQuery({ ...serverQuery(search.guild ?? ''), enabled: search.guild !== undefined })
  useOnlyGuild(data, search)
  if (!data) {
    return (
      <section className={classes.step}>
        <h1>Set up a server</h1>
        {error ? (
          <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
            Discord’s state could not be read: {failureOf(error).words}
          </Note>
        ) : (
          <p role="status">Asking Discord…</p>
        )}
      </section>
    )
  }
  const progress = progressOf(data, search, server.data)
  return (
    <>
      <StepList progress={progress} discord={data} search={search} />
      <Step progress={progress} discord={data} search={search} error={server.error} />
    </>
  )
}

interface StepProps {
  progress: Progress
  discord: DiscordView
  search: WizardSearch
  error: unknown
}

function Step({ progress, discord, search, error }: StepProps) {
  const { shown, guild, since, reached } = progress
  return (
    <section key={shown} className={classes.step} aria-live="polite">
      <div className={classes.menu}>
        <MenuButton />
      </div>
      {shown === 'connect' && <ConnectStep discord={discord} done={reached > 1} search={search} />}
      {shown === 'add' && <AddStep discord={discord} search={search} />}
      {shown === 'choose' && <ChooseStep discord={discord} search={search} />}
      {shown === 'build' && guild && <BuildStep guild={guild} search={search} error={error} />}
      {shown === 'ask' && guild && <AskStep guild={guild} since={since ?? ''} botName={botOf(discord)} />}
      <p className={classes.leave}>
        <Link to="/settings" hash="discord">
          Leave, and go on later
        </Link>
      </p>
    </section>
  )
}

const botOf = ({ application }: DiscordView): string => application?.botName ?? 'the bot'

/** Of one server there is nothing to choose. */
function useOnlyGuild(discord: DiscordView | undefined, { guild, ...rest }: WizardSearch): void {
  const navigate = useNavigate()
  const only = discord?.guilds?.length === 1 ? discord.guilds[0]?.id : undefined
  const asked = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (only === undefined || guild === only || asked.current === only) return
    asked.current = only
    void navigate({ to: '/server/new', search: { ...rest, guild: only }, replace: true })
  })
}
