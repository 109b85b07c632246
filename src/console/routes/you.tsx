import { useMantineColorScheme } from '@mantine/core'
import { IconExternalLink, IconLogout } from '@tabler/icons-react'
import { THEMES, useSignOut } from '../inbox/agent-menu.tsx'
import { Strip } from '../live/strip.tsx'
import { Button, LinkButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { useMe } from '../session/session.ts'
import classes from './you.module.css'

/** On a phone, what stands at the foot of the navigation elsewhere. */
export function YouPage() {
  const { agent, sandbox, workspace } = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useSignOut()
  return (
    <main className={classes.page}>
      <title>You · Guildesk</title>
      <Strip />
      <header className={classes.head}>
        <Picture of={agent} size={56} />
        <div>
          <h1>
            <bdi>{agent.publicName}</bdi>
          </h1>
          <p>
            <bdi>{agent.name}</bdi> in <bdi>{workspace.name}</bdi>
          </p>
        </div>
      </header>
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
    </main>
  )
}
