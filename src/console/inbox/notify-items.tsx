import { Menu } from '@mantine/core'
import { IconBell, IconVolume } from '@tabler/icons-react'
import { notifySettings, setDesktop, setSound } from '../live/notify-settings.ts'
import { useStore } from '../live/store.ts'
import { sayFailed } from '../look/toast.tsx'

const CHOICES = [
  { of: 'sound', words: 'Sound', Icon: IconVolume },
  { of: 'desktop', words: 'On the desktop', Icon: IconBell },
] as const

type Choice = (typeof CHOICES)[number]['of']

async function choose(of: Choice, on: boolean): Promise<void> {
  if (of === 'sound') return setSound(on)
  const why = await setDesktop(on)
  if (why !== null) sayFailed(why)
}

/** In the agent's menu: how this browser tells that somebody waits or has written. */
export function NotifyItems() {
  const settings = useStore(notifySettings, (value) => value)
  return (
    <>
      <Menu.Label>Tell me about who waits or writes</Menu.Label>
      {CHOICES.map(({ of, words, Icon }) => (
        <Menu.CheckboxItem
          key={of}
          checked={settings[of]}
          onChange={(on) => void choose(of, on)}
          closeMenuOnClick={false}
          rightSection={<Icon size={16} stroke={1.75} aria-hidden />}
        >
          {words}
        </Menu.CheckboxItem>
      ))}
    </>
  )
}

/** The same on the agent's own page. */
export function NotifyField({ className }: { className?: string | undefined }) {
  const settings = useStore(notifySettings, (value) => value)
  return (
    <fieldset className={className}>
      <legend>Tell me about who waits or writes</legend>
      {CHOICES.map(({ of, words, Icon }) => (
        <label key={of}>
          <input type="checkbox" checked={settings[of]} onChange={(event) => void choose(of, event.target.checked)} />
          <Icon aria-hidden />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
