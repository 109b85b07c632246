import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { Ask } from '../../page/ask.tsx'
import { rpc } from '../../session/rpc.ts'
import { placesQuery, roomQuery } from '../queries.ts'
import { mentionWords, roomWords } from '../words.ts'
import type { Asking } from './acts.tsx'
import type { Content } from './content.ts'
import type { EditedAnnouncement } from './use-announcement.ts'

// The zones of the world come with it, and with nothing else of the desk.
const ScheduleDialog = lazy(async () => ({ default: (await import('./schedule-dialog.tsx')).ScheduleDialog }))

interface AsksProps {
  asking: Asking
  stored: AnnouncementView | null
  edited: EditedAnnouncement
  day: string | undefined
  close: () => void
}

/** What is asked before it is done: one at a time. */
export function Asks({ asking, stored, edited, day, close }: AsksProps) {
  const { act, remove, value } = edited
  const place = useNames(stored, value)
  const waits = stored?.state === 'waiting'
  return (
    <>
      <Ask
        opened={asking === 'post'}
        title={`${waits ? 'Approve it and post' : 'Post'} to #${place.name} now?`}
        verb={waits ? 'Approve and post' : 'Post now'}
        tone="primary"
        act={() => act((seen) => rpc.announcements.post(seen))}
        close={close}
      >
        <p>
          {place.mention === null ? 'It mentions nobody.' : `It mentions ${place.mention}: all of them are notified.`}
        </p>
        {value.crosspost && <Publishing channel={value.channel} />}
      </Ask>
      <Ask
        opened={asking === 'publish'}
        title="Publish to the servers that follow?"
        verb="Publish it"
        tone="primary"
        act={() => act((seen) => rpc.announcements.update({ ...seen, crosspost: true }))}
        close={close}
      >
        <p>Discord passes it on to every server that follows #{place.name}. It cannot be called back from there.</p>
        <Publishing channel={value.channel} />
      </Ask>
      <Ask
        opened={asking === 'remove'}
        title="Delete this announcement?"
        verb={stored?.state === 'posted' ? 'Delete it in Discord' : 'Delete it'}
        stay="Keep it"
        act={remove}
        close={close}
      >
        <p>
          {stored?.state === 'posted'
            ? `It goes from #${place.name}, and from servers that it was published to.`
            : 'It goes for good. Nothing of it was posted.'}
        </p>
      </Ask>
      <Suspense>
        {asking === 'schedule' && (
          <ScheduleDialog
            opened
            stored={stored}
            day={day}
            schedule={(wall, zone) => act((seen) => rpc.announcements.schedule({ ...seen, wall, zone }))}
            close={close}
          />
        )}
      </Suspense>
    </>
  )
}

function Publishing({ channel }: { channel: string }) {
  const { data } = useQuery(roomQuery(channel))
  return data ? <p>Publishing: {roomWords(data, Date.now())}</p> : null
}

/** What channel and role are called. */
function useNames(stored: AnnouncementView | null, { channel, mention }: Content) {
  const place = useQuery(placesQuery).data?.items.find(({ id }) => id === channel)
  const name = place?.name ?? stored?.place.name ?? 'the channel'
  const role = mention === null ? null : place?.roles.find(({ id }) => id === mention)
  const known = mention === null ? null : { id: mention, name: role?.name ?? stored?.mention?.name ?? 'the role' }
  return { name, mention: mentionWords(known, name) }
}
