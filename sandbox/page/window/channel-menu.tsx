import { IconLock, IconLockOpen, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'
import { Dialog } from '../look/dialog.tsx'
import styles from '../look/field.module.css'
import menu from '../look/menu.module.css'
import { Menu, MenuItem, type MenuSpot } from '../look/menu.tsx'
import { useActing } from './acting.ts'
import { everybodyWrites } from './rights.ts'
import type { Room } from './rooms.ts'

interface Props {
  room: Room
  spot: MenuSpot
  onRename: () => void
  onClose: () => void
}

/** What an admin does with a channel by hand; so one can try what Guildesk makes of it. */
export function ChannelMenu({ room, spot, onRename, onClose }: Props) {
  const { state, self } = useActing()
  const [wrong, setWrong] = useState<string | null>(null)
  const member = self.user.id
  const open = everybodyWrites(state, room.id)
  const act = (send: Promise<unknown>) => void send.then(onClose, (error: unknown) => setWrong(sentence(error)))
  const turn = () =>
    call('change-overwrite', {
      ...{ member, channel: room.id, target: state.guild.id },
      ...(open ? { deny: ['Send Messages'] } : { allow: ['Send Messages'] }),
    })
  return (
    <Menu label={room.name} spot={spot} onClose={onClose}>
      <MenuItem icon={<IconPencil size={16} aria-hidden />} onChoose={onRename}>
        Rename
      </MenuItem>
      <MenuItem
        icon={open ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />}
        onChoose={() => act(turn())}
      >
        {open ? 'Nobody but the team writes' : 'Everybody may write'}
      </MenuItem>
      <MenuItem
        icon={<IconTrash size={16} aria-hidden />}
        onChoose={() => act(call('delete-channel', { member, channel: room.id }))}
      >
        Delete channel
      </MenuItem>
      {wrong ? (
        <p className={menu.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
    </Menu>
  )
}

export function RenameChannel({ room, onClose }: { room: Room; onClose: () => void }) {
  const { self } = useActing()
  const [name, setName] = useState(room.name)
  const [wrong, setWrong] = useState<string | null>(null)
  const rename = () =>
    call('change-channel', { member: self.user.id, channel: room.id, name }).then(onClose, (error: unknown) =>
      setWrong(sentence(error)),
    )
  return (
    <Dialog
      whole
      title={`Rename #${room.name}`}
      error={wrong}
      onClose={onClose}
      onSubmit={() => void rename()}
      foot={
        <button type="submit" className={`${button.btn} ${button.main}`}>
          Rename
        </button>
      }
    >
      <label className={styles.field}>
        <span className={styles.label}>Name of the channel</span>
        <input
          className={styles.input}
          value={name}
          maxLength={100}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
    </Dialog>
  )
}
