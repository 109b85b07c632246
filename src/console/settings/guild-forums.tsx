import { useQuery } from '@tanstack/react-query'
import type { GuildAgent } from '../../protocol/settings.ts'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { Choices } from './choices.tsx'
import { channelsQuery } from './queries.ts'

interface ForumsProps {
  own: GuildAgent
  change: (part: Partial<GuildAgent>) => void
  /** Whether the bot may read words in servers; null where Discord could not be asked. */
  reads: boolean | null
}

/** Forums in which new posts are answered although nobody asked. */
export function GuildForums({ own: { guild, forums }, change, reads }: ForumsProps) {
  const { data, error } = useQuery(channelsQuery(guild))
  const found = (data ?? []).filter(({ kind }) => kind === 'forum').map(({ id, name }) => ({ id, name }))
  // A forum that is gone, or that could not be read, stays to be taken away.
  const others = forums.filter(({ id }) => !found.some((forum) => forum.id === id))
  const all = [...found, ...others]
  const choose = (chosen: string[]) => change({ forums: all.filter(({ id }) => chosen.includes(id)) })
  return (
    <>
      {all.length > 0 && (
        <Choices
          legend="Forums"
          offered={all.map(({ id, name }) => ({ id, name: `#${name}` }))}
          chosen={forums.map(({ id }) => id)}
          hint={
            forums.length > 0
              ? 'A new post is answered once, only where it is surer than elsewhere.'
              : 'None is chosen: it answers only who asks it.'
          }
          choose={choose}
        />
      )}
      {forums.length > 0 && reads === false && (
        <Note tone="warn">
          The bot cannot read posts. Switch on “Message Content Intent” in the developer portal, then connect again.
        </Note>
      )}
      {error && <Note tone="bad">The forums could not be read: {failureOf(error).words}</Note>}
    </>
  )
}
