import { IconApps, IconClock, IconId, IconShield, IconUserMinus, IconUserX } from '@tabler/icons-react'
import type { APIUser } from 'discord-api-types/v10'
import { type ReactNode, useState } from 'react'
import { type Command, commandsHere, nameIn } from '../composer/commands.ts'
import { commandPlace } from '../composer/place.ts'
import { Picture } from '../creatures/picture.tsx'
import { call, sentence } from '../live/call.ts'
import menu from '../look/menu.module.css'
import { Menu, MenuGroup, MenuItem, type MenuSpot } from '../look/menu.tsx'
import { memberName, nameOf, useActing } from '../window/acting.ts'
import { hasHere } from '../window/rights.ts'
import { usePressed } from './presses.ts'

interface Props {
  user: Pick<APIUser, 'id' | 'username' | 'global_name'>
  /** The message at which the menu was opened: there it is shown how a command went. */
  message: string
  channel: string
  spot: MenuSpot
  onClose: () => void
}

/** What can be done with a member: the application's commands, and what a moderator of the server may do. */
export function MemberMenu({ user, message, channel, spot, onClose }: Props) {
  const { state, self, place } = useActing()
  const presses = usePressed()
  const view = state.members.find((each) => each.user.id === user.id)
  const commands = commandsHere(state.commands, commandPlace(state, place), 2)
  const run = ({ name }: Command) => {
    onClose()
    presses.start(message, name, () => call('user-command', { member: self.user.id, channel, target: user.id, name }))
  }
  const name = view ? memberName(view) : nameOf(state, user)
  const roles = view ? (view.member ? view.role_names.join(', ') || 'no roles' : 'not in the server') : 'an application'
  return (
    <Menu label={`${name}, ${roles}`} spot={spot} onClose={onClose}>
      <p className={menu.who} aria-hidden="true">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{roles}</small>
      </p>
      {commands.length > 0 ? (
        <MenuGroup label="Apps" icon={<IconApps size={14} aria-hidden />}>
          {commands.map((command) => (
            <MenuItem
              key={command.id}
              icon={<Picture user={state.application.bot} size={18} square />}
              onChoose={() => run(command)}
            >
              {nameIn(command)}
            </MenuItem>
          ))}
        </MenuGroup>
      ) : null}
      {view?.member && user.id !== self.user.id ? <Moderating target={user.id} onDone={onClose} /> : null}
      <MenuItem icon={<IconId size={16} aria-hidden />} onChoose={() => void copy(user.id).then(onClose)}>
        Copy user ID
      </MenuItem>
    </Menu>
  )
}

/** What cannot be copied, as on a page without https, is left. */
const copy = (text: string): Promise<void> => Promise.resolve(navigator.clipboard?.writeText(text)).catch(() => {})

/** What a moderator does by hand in Discord's own client; shown to whom the server's roles allow it. */
function Moderating({ target, onDone }: { target: string; onDone: () => void }) {
  const { state, self, place } = useActing()
  const [wrong, setWrong] = useState<string | null>(null)
  const may = (name: Parameters<typeof hasHere>[2]) => hasHere(state, place, name)
  const member = self.user.id
  const view = state.members.find((each) => each.user.id === target)?.member
  const timedOut = Date.parse(view?.communication_disabled_until ?? '') > Date.now()
  const act = (send: Promise<unknown>) => void send.then(onDone, (error: unknown) => setWrong(sentence(error)))
  const items: [boolean, ReactNode, string, () => Promise<unknown>][] = [
    [
      may('ModerateMembers'),
      <IconClock key="i" size={16} aria-hidden />,
      timedOut ? 'End the time-out' : 'Time out for ten minutes',
      () => call('time-out-member', { member, target, minutes: timedOut ? 0 : 10 }),
    ],
    [
      may('KickMembers'),
      <IconUserMinus key="i" size={16} aria-hidden />,
      'Kick',
      () => call('kick-member', { member, target }),
    ],
    [
      may('BanMembers'),
      <IconUserX key="i" size={16} aria-hidden />,
      'Ban',
      () => call('ban-member', { member, target }),
    ],
  ]
  const offered = items.filter(([mayDo]) => mayDo)
  if (offered.length === 0) return null
  return (
    <MenuGroup label="Moderate" icon={<IconShield size={14} aria-hidden />}>
      {offered.map(([, icon, label, send]) => (
        <MenuItem key={label} icon={icon} onChoose={() => act(send())}>
          {label}
        </MenuItem>
      ))}
      {wrong ? (
        <p className={menu.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
    </MenuGroup>
  )
}
