import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconDots, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { Picture } from '../look/picture.tsx'
import { useAvailability } from '../profile/use-availability.ts'
import { signOut, useMe } from '../session/session.ts'
import classes from './nav.module.css'
import { NotifyItems } from './notify-items.tsx'

export const THEMES = [
  { value: 'light', words: 'Light', Icon: IconSun },
  { value: 'dark', words: 'Dark', Icon: IconMoon },
  { value: 'auto', words: 'Like the system', Icon: IconDeviceDesktop },
] as const

/** The agent at the foot of the navigation: what members read of them, how the desk looks, and the way out. */
export function AgentMenu() {
  const { agent } = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { available, set } = useAvailability()
  const leave = useSignOut()
  return (
    <Menu position="top-start" width={236} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.agent}>
          <Picture of={agent} size={28} />
          <span className="clip">
            <bdi className={classes.agentName}>{agent.publicName}</bdi>
            <small>
              <i className={available ? '' : classes.away} aria-hidden />
              {available ? 'Available' : 'Away'}
            </small>
            <span className="unseen">, profile, look and sign-out</span>
          </span>
          <IconDots aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>New chats</Menu.Label>
        <Menu.RadioGroup value={available ? 'available' : 'away'} onChange={(value) => void set(value === 'available')}>
          <Menu.RadioItem value="available">Available</Menu.RadioItem>
          <Menu.RadioItem value="away">Away</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} to="/you" leftSection={<IconUserCircle size={16} stroke={1.75} aria-hidden />}>
          Your profile
        </Menu.Item>
        <Menu.Divider />
        <NotifyItems />
        <Menu.Divider />
        <Menu.Label>Look</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {THEMES.map(({ value, words, Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={16} stroke={1.75} aria-hidden />}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function useSignOut() {
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    await signOut()
    await router.navigate({ to: '/sign-in' })
    client.clear()
  }
}
