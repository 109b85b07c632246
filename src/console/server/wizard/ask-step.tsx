import { IconArrowRight, IconMessageCircleCheck } from '@tabler/icons-react'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { whenApplied } from '../../live/apply.ts'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from './wizard.module.css'

const AGAIN_MS = 2000

/** Asked again until there is one. */
const firstMessageQuery = (guild: string, since: string) =>
  queryOptions({
    queryKey: ['server', guild, 'first-message', since],
    queryFn: () => rpc.server.firstMessage({ guild, since }),
    refetchInterval: ({ state }) => (state.data?.at ? false : AGAIN_MS),
  })

interface AskProps {
  guild: { id: string; name: string }
  since: string
  botName: string
}

/** The end of the way: a message from one's own Discord, which lights this page up. */
export function AskStep({ guild, since, botName }: AskProps) {
  const client = useQueryClient()
  const query = firstMessageQuery(guild.id, since)
  const { data, error } = useQuery(query)
  const now = useNow(10_000)
  useEffect(
    () =>
      whenApplied((events) => {
        if (events.some(({ kind }) => kind === 'message.received' || kind === 'conversation.opened'))
          void client.invalidateQueries({ queryKey: ['server', guild.id, 'first-message'] })
      }),
    [client, guild.id],
  )
  const arrived = data?.at ?? null
  return (
    <>
      <h1>Ask it something from your own Discord</h1>
      <p className={classes.lead}>
        Open <bdi>{guild.name}</bdi> in Discord and type <code>/helpme</code> in any channel, or write to{' '}
        <bdi>{botName}</bdi> directly.
      </p>
      <div className={`${classes.lamp} ${arrived === null ? '' : classes.lit}`} role="status">
        <IconMessageCircleCheck aria-hidden />
        {arrived === null ? (
          <p>
            <b>Waiting for your message</b>
            It shows here the moment that it arrives.
          </p>
        ) : (
          <p>
            <b>
              <bdi>{data?.name ?? 'Somebody'}</bdi> wrote. It works.
            </b>
            <time dateTime={arrived} title={fullDate(arrived)}>
              {pastWords(arrived, now)}
            </time>
          </p>
        )}
      </div>
      {error && <Note tone="bad">Not asked: {failureOf(error).words} It is asked again by itself.</Note>}
      {data?.conversation && (
        <div className={classes.foot}>
          <Link
            to="/inbox/$view/$conversation"
            params={{ view: 'all', conversation: data.conversation }}
            className={classes.primary}
          >
            Open the conversation
            <IconArrowRight aria-hidden className="flip" />
          </Link>
        </div>
      )}
    </>
  )
}
