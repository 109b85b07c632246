import { IconBan, IconDoorExit, IconKeyboard, IconMailOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Picture } from '../creatures/picture.tsx'
import button from '../look/button.module.css'
import { Switch } from '../look/switch.tsx'
import { memberName } from '../window/acting.ts'
import styles from './drawer.module.css'
import type { DrawerProps } from './drawer-props.ts'
import { ProfileDialog } from './profile-dialog.tsx'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

/** What one member does to the application. The two buttons choose between the members of the two windows. */
export function MemberControls({ state, shown, chosen, onChoose, typing, onTyping }: DrawerProps) {
  const { act, wrong } = useAct()
  const [editing, setEditing] = useState(false)
  const member = chosen.user.id
  const app = state.application.name
  return (
    <Section title="Member" wrong={wrong} untitled>
      <fieldset className={styles.who} aria-label="Controls for">
        {shown.map((each) => (
          <button
            key={each.user.id}
            type="button"
            aria-pressed={each === chosen}
            onClick={() => onChoose(each.user.id)}
          >
            <Picture user={each.user} size={18} />
            <bdi>{memberName(each)}</bdi>
          </button>
        ))}
      </fieldset>
      <Switch
        icon={<IconMailOff size={17} stroke={1.75} aria-hidden />}
        label="Direct messages closed"
        hint={`${app} falls back to a thread`}
        on={!chosen.direct_messages_open}
        onChange={(closed) => void act('direct-messages', { member, open: !closed })}
      />
      <Switch
        icon={<IconBan size={17} stroke={1.75} aria-hidden />}
        label={`Block ${app}`}
        on={chosen.blocked}
        onChange={(blocked) => void act('block', { member, blocked })}
      />
      <Switch
        icon={<IconDoorExit size={17} stroke={1.75} aria-hidden />}
        label="Leave the server"
        on={chosen.member === null}
        onChange={(left) => void (left ? act('leave', { member }) : act('join', { member }))}
      />
      <Switch
        icon={<IconKeyboard size={17} stroke={1.75} aria-hidden />}
        label="Keep typing"
        on={typing.includes(member)}
        onChange={(on) => onTyping(member, on)}
      />
      <button type="button" className={`${button.btn} ${styles.wide}`} onClick={() => setEditing(true)}>
        Name and picture
      </button>
      {editing ? <ProfileDialog state={state} self={chosen} onClose={() => setEditing(false)} /> : null}
    </Section>
  )
}
