import { useMantineColorScheme } from '@mantine/core'
import { IconArrowLeft, IconExternalLink, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { THEMES, useSignOut } from '../inbox/agent-menu.tsx'
import { PAGES } from '../inbox/nav.tsx'
import { NotifyField } from '../inbox/notify-items.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { Strip } from '../live/strip.tsx'
import { Button, LinkButton } from '../look/button.tsx'
import { Availability } from '../profile/availability.tsx'
import { DiscordAccount } from '../profile/discord-account.tsx'
import { Profile } from '../profile/profile.tsx'
import { useMe } from '../session/session.ts'
import { WorkspaceMenu } from '../session/workspace-menu.tsx'
import classes from './you.module.css'

/** The agent's own page: what members read of them, how the desk looks, and the way out. */
export function YouPage() {
  const { agent, sandbox, workspace } = useMe()
  return (
    <main className={classes.page}>
      <PageTitle>You</PageTitle>
      <Strip />
      <Link to="/inbox/$view" params={{ view: 'mine' }} className={classes.back}>
        <IconArrowLeft aria-hidden className="flip" />
        Back to the inbox
      </Link>
      <header className={classes.head}>
        <h1>
          <bdi>{agent.publicName}</bdi>
        </h1>
        <p>
          <bdi>{agent.name}</bdi> in <bdi>{workspace.name}</bdi>
        </p>
      </header>
      <Availability />
      <Profile />
      <DiscordAccount />
      <NotifyField className={classes.look} />
      <Look />
      <nav className={classes.pages} aria-label="Workspace">
        <WorkspaceMenu />
        {PAGES.map(({ to, words, Icon }) => (
          <Link key={to} to={to}>
            <Icon aria-hidden />
            {words}
          </Link>
        ))}
      </nav>
      <Ways sandbox={sandbox} />
    </main>
  )
}

function Look() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <fieldset className={classes.look}>
      <legend>Look</legend>
      {THEMES.map(({ value, words, Icon }) => (
        <label key={value}>
          <input type="radio" name="look" checked={colorScheme === value} onChange={() => setColorScheme(value)} />
          <Icon aria-hidden />
          {words}
        </label>
      ))}
    </fieldset>
  )
}

function Ways({ sandbox }: { sandbox: string | null }) {
  const leave = useSignOut()
  return (
    <div className={classes.ways}>
      {sandbox !== null && (
        <LinkButton href={sandbox}>
          <IconExternalLink aria-hidden className="flip" />
          Open the sandbox
        </LinkButton>
      )}
      <Button onClick={() => void leave()}>
        <IconLogout aria-hidden className="flip" />
        Sign out
      </Button>
    </div>
  )
}
