import { IconPin } from '@tabler/icons-react'
import { useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { Picture } from '../creatures/picture.tsx'
import { call } from '../live/call.ts'
import button from '../look/button.module.css'
import { Menu, MenuItem, type MenuSpot, spotUnder } from '../look/menu.tsx'
import { nameOf, useActing } from './acting.ts'

const SHOWN = 60

/** What is pinned here; each leads to its message. */
export function Pins() {
  const { state, self, place, go } = useActing()
  const [open, setOpen] = useState<{ spot: MenuSpot; pins: SandboxMessage[] } | null>(null)
  const show = async (thing: Element) => {
    const spot = spotUnder(thing)
    setOpen({ spot, pins: await call('pins', { member: self.user.id, channel: place }) })
  }
  const close = () => setOpen(null)
  return (
    <>
      <button
        type="button"
        className={button.icon}
        aria-label="Pinned messages"
        title="Pinned messages"
        aria-haspopup="menu"
        onClick={(event) => void show(event.currentTarget).catch(() => {})}
      >
        <IconPin size={17} stroke={1.75} aria-hidden />
      </button>
      {open ? (
        <Menu label="Pinned messages" spot={open.spot} onClose={close}>
          {open.pins.length === 0 ? (
            <MenuItem icon={<IconPin size={16} aria-hidden />} onChoose={close}>
              Nothing is pinned here
            </MenuItem>
          ) : null}
          {open.pins.map((pin) => (
            <MenuItem
              key={pin.id}
              icon={<Picture user={pin.author} size={18} />}
              onChoose={() => {
                close()
                go(place, pin.id)
              }}
            >
              {nameOf(state, pin.author)}: {wordsOf(pin)}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </>
  )
}

function wordsOf({ content, embeds, attachments }: SandboxMessage): string {
  // Without the signs of Markdown, as a list has no room for what they draw.
  const said = content.replace(/^-# |[*_~`|]|\n/gm, ' ').trim()
  const words = said || embeds[0]?.title || embeds[0]?.description || attachments[0]?.filename || 'a message'
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
}
