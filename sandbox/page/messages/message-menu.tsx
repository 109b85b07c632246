import { IconApps, IconCornerUpLeft, IconPencil, IconTrash } from '@tabler/icons-react'
import type { SandboxMessage } from '../../contract.ts'
import { type Command, commandsHere, nameIn } from '../composer/commands.ts'
import { commandPlace } from '../composer/place.ts'
import { Picture } from '../creatures/picture.tsx'
import { call } from '../live/call.ts'
import { Menu, MenuGroup, MenuItem, type MenuSpot } from '../look/menu.tsx'
import { useActing } from '../window/acting.ts'
import { usePressed } from './presses.ts'

interface Props {
  message: SandboxMessage
  spot: MenuSpot
  onReply: () => void
  /** Null where the message is somebody else's. */
  onEdit: (() => void) | null
  onDelete: (() => void) | null
  onClose: () => void
}

/** What can be done with a message: Discord's own acts, and below them the application's commands. */
export function MessageMenu({ message, spot, onReply, onEdit, onDelete, onClose }: Props) {
  const { state, self, place } = useActing()
  const presses = usePressed()
  const commands = commandsHere(state.commands, commandPlace(state, place), 3)
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  const run = ({ name }: Command) =>
    presses.start(message.id, name, () =>
      call('message-command', { member: self.user.id, channel: message.channel_id, message: message.id, name }),
    )
  return (
    <Menu label="Message" spot={spot} onClose={onClose}>
      <MenuItem icon={<IconCornerUpLeft size={16} aria-hidden />} onChoose={then(onReply)}>
        Reply
      </MenuItem>
      {onEdit ? (
        <MenuItem icon={<IconPencil size={16} aria-hidden />} onChoose={then(onEdit)}>
          Edit message
        </MenuItem>
      ) : null}
      {onDelete ? (
        <MenuItem icon={<IconTrash size={16} aria-hidden />} onChoose={then(onDelete)}>
          Delete message
        </MenuItem>
      ) : null}
      {commands.length > 0 ? (
        <MenuGroup label="Apps" icon={<IconApps size={14} aria-hidden />}>
          {commands.map((command) => (
            <MenuItem
              key={command.id}
              icon={<Picture user={state.application.bot} size={18} square />}
              onChoose={then(() => run(command))}
            >
              {nameIn(command)}
            </MenuItem>
          ))}
        </MenuGroup>
      ) : null}
    </Menu>
  )
}
