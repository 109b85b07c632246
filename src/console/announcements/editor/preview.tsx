import { useQuery } from '@tanstack/react-query'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { clock } from '../../look/time.ts'
import { placesQuery } from '../queries.ts'
import { isOpen } from '../words.ts'
import type { Content } from './content.ts'
import { DiscordMessage } from './discord-message.tsx'
import classes from './editor.module.css'

interface PreviewProps {
  stored: AnnouncementView | null
  value: Content
}

/** The announcement as members will read it, while it is written. */
export function Preview({ stored, value }: PreviewProps) {
  const places = useQuery(placesQuery).data
  const place = places?.items.find(({ id }) => id === value.channel)
  const name = place?.name ?? stored?.place.name
  const text = value.text.trim()
  const mark = places?.mark ?? ''
  return (
    <section className={classes.preview} aria-labelledby="preview">
      <h2 id="preview">
        As Discord shows it
        {name !== undefined && (
          <>
            {' '}
            in <bdi>#{name}</bdi>
          </>
        )}
      </h2>
      <DiscordMessage
        text={`${text === '' ? 'What is new?' : text}\n${mark}`.trimEnd()}
        mention={mentioned(stored, value, place?.roles ?? [])}
        when={stored?.postedAt ? clock(stored.postedAt) : 'now'}
      />
    </section>
  )
}

/** The role that stands before the words, as Discord writes it. */
function mentioned(
  stored: AnnouncementView | null,
  { mention }: Content,
  roles: readonly { id: string; name: string }[],
): string | null {
  const id = stored && !isOpen(stored) ? (stored.mention?.id ?? null) : mention
  if (id === null) return null
  if (id === 'everyone') return '@everyone'
  const name = roles.find((role) => role.id === id)?.name ?? stored?.mention?.name
  return `@${name ?? 'role'}`
}
