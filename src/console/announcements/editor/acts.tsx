import { Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBroadcast,
  IconCopy,
  IconDots,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { SAVE_KEYS } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { rpc } from '../../session/rpc.ts'
import { isOpen } from '../words.ts'
import classes from './editor.module.css'
import type { EditedAnnouncement } from './use-announcement.ts'

export type Asking = 'post' | 'schedule' | 'publish' | 'remove' | null

interface ActsProps {
  stored: AnnouncementView | null
  edited: EditedAnnouncement
  ask: (what: Asking) => void
  /** Does it at once; where it is not done, the page says why. */
  quick: (run: Parameters<EditedAnnouncement['act']>[0]) => void
}

const SAVE_WORDS = {
  waiting: 'Save',
  scheduled: 'Save',
  failed: 'Save',
  draft: 'Save draft',
  posted: 'Change it in Discord',
}
const POST_WORDS = { waiting: 'Approve', failed: 'Try again', draft: 'Post now', scheduled: 'Post now' }

/** What can be done with it as it is now. */
export function Acts({ stored, edited, ask, quick }: ActsProps) {
  const { changed, busy, theirs, missing } = edited
  const state = stored?.state ?? 'draft'
  const blocked = busy || theirs !== null || missing !== null
  const why = missing ?? undefined
  const open = stored === null || isOpen(stored)
  if (!open && state !== 'posted') return stored && <More stored={stored} edited={edited} ask={ask} quick={quick} />
  return (
    <>
      {state === 'waiting' && (
        <Button disabled={busy} onClick={() => quick((seen) => rpc.announcements.dismiss(seen))}>
          Dismiss
        </Button>
      )}
      {(changed || (stored === null && missing !== null)) && (
        <Button
          tone={state === 'posted' ? 'primary' : 'default'}
          disabled={blocked}
          title={why}
          shortcut={SAVE_KEYS}
          className={classes.save}
          onClick={() => void edited.save()}
        >
          {SAVE_WORDS[state as keyof typeof SAVE_WORDS]}
        </Button>
      )}
      {open && (
        <>
          <Button disabled={blocked} title={why} onClick={() => ask('schedule')}>
            {state === 'scheduled' ? 'Move…' : 'Schedule…'}
          </Button>
          <Button tone="primary" disabled={blocked} title={why} onClick={() => ask('post')}>
            {POST_WORDS[state as keyof typeof POST_WORDS]}
          </Button>
        </>
      )}
      {stored && <More stored={stored} edited={edited} ask={ask} quick={quick} />}
    </>
  )
}

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

function More({ stored, edited, ask, quick }: ActsProps & { stored: AnnouncementView }) {
  const navigate = useNavigate()
  const { state, pinned, crosspost, id } = stored
  const posted = state === 'posted'
  const removable = isOpen(stored) || posted
  const pin = (wanted: boolean) => quick((seen) => rpc.announcements.update({ ...seen, pin: wanted }))
  const anew = () =>
    void navigate({ to: '/announcements/$announcement', params: { announcement: 'new' }, search: { from: id } })
  return (
    <Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.dots} aria-label="More" disabled={edited.busy}>
          <IconDots aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {posted && (
          <Menu.Item
            leftSection={pinned ? <IconPinnedOff {...ICON} /> : <IconPin {...ICON} />}
            onClick={() => pin(!pinned)}
          >
            {pinned ? 'Unpin' : 'Pin'}
          </Menu.Item>
        )}
        {posted && (crosspost === 'no' || crosspost === 'failed') && (
          <Menu.Item leftSection={<IconBroadcast {...ICON} />} onClick={() => ask('publish')}>
            Publish to servers that follow
          </Menu.Item>
        )}
        {state === 'scheduled' && (
          <Menu.Item
            leftSection={<IconArrowBackUp {...ICON} className="flip" />}
            onClick={() => quick((seen) => rpc.announcements.unschedule(seen))}
          >
            Back to a draft
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={anew}>
          Write one like it
        </Menu.Item>
        {removable && (
          <Menu.Item color="var(--gd-bad-text)" leftSection={<IconTrash {...ICON} />} onClick={() => ask('remove')}>
            {posted ? 'Delete in Discord' : 'Delete'}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
