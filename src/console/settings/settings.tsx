import { useQuery } from '@tanstack/react-query'
import { colleaguesQuery } from '../live/colleagues.ts'
import { Note } from '../page/note.tsx'
import { Page } from '../page/page.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { useMe } from '../session/session.ts'
import { Brand } from './brand.tsx'
import { Channels } from './channels.tsx'
import { Demo } from './demo.tsx'
import { Discord } from './discord.tsx'
import { Endpoint } from './endpoint.tsx'
import { GithubIssues } from './github.tsx'
import { GuildAgents } from './guild-agents.tsx'
import { Queues } from './queues/queues.tsx'
import { Reports } from './reports.tsx'
import { Safety } from './safety/safety.tsx'
import classes from './settings.module.css'
import { Times } from './times.tsx'
import { TwilioFlex } from './twilio/twilio.tsx'
import { VirtualAgent } from './virtual-agent.tsx'
import { Webhooks } from './webhooks.tsx'

/** All that a workspace can be told to do, each part saved by itself. */
export function SettingsPage() {
  const may = useMayAdmin()
  const { workspace } = useMe()
  return (
    <Page
      title="Settings"
      lead={
        <>
          How <bdi>{workspace.name}</bdi> works. Every part is saved by itself and counts at once.
        </>
      }
    >
      <div className={classes.parts}>
        {!may && <MayNot />}
        <Brand />
        <VirtualAgent />
        {may && <Discord />}
        <GuildAgents />
        <Channels />
        <Reports />
        <Safety />
        <Times />
        <Queues />
        {may && <TwilioFlex />}
        {may && <Endpoint />}
        {may && <GithubIssues />}
        {may && <Webhooks />}
        <Demo />
      </div>
    </Page>
  )
}

/** Settings are shown to everybody; who may change them is named. */
function MayNot() {
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const { role: own } = useMe().agent
  const names = colleagues
    .filter(({ role }) => role === 'owner' || role === 'admin')
    .map(({ publicName }) => publicName)
  return (
    <Note tone="info">
      You see these as {own === 'moderator' ? 'a moderator' : 'an agent'}. Changing them takes an admin or the owner
      {names.length > 0 && `: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}`}.
    </Note>
  )
}
