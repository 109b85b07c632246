import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { useKeys } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { useNow } from '../../look/use-now.ts'
import { Ask } from '../../page/ask.tsx'
import { Note } from '../../page/note.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from '../announcements.module.css'
import { DiscordMessage } from '../editor/discord-message.tsx'
import { newest, showAnnouncement } from '../editor/use-announcement.ts'
import { announcementsQuery } from '../queries.ts'
import { mentionWords } from '../words.ts'
import { GROUP_WORDS, groupComing } from './groups.ts'
import own from './list.module.css'
import { More, Skeleton } from './more.tsx'
import { Row } from './row.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** What is not posted yet, by what it waits for. */
export function Coming() {
  const query = useInfiniteQuery(announcementsQuery('coming'))
  const { data, error, refetch } = query
  const now = useNow(30_000)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const groups = groupComing(items)
  const approval = useApproval(items)
  const shown = groups.flatMap((group) => group.items.map(({ id }) => id))
  const here = useRowKeys(shown)
  useKeys({ a: () => approval.begin(here()), d: () => void approval.dismiss(here()) })
  if (error && !data) {
    return (
      <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
        The announcements could not be read: {failureOf(error).words}
      </Note>
    )
  }
  if (!data) return <Skeleton />
  return (
    <>
      {items.length === 0 && <Nothing />}
      {groups.map(({ group, items: members }) => (
        <section key={group} className={own.group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>
            {GROUP_WORDS[group]} <span>{members.length}</span>
          </h2>
          <ul>
            {members.map((view) => (
              <Row key={view.id} view={view} now={now} short={view.state !== 'posting'}>
                {group === 'approve' && approval.may && <Approval view={view} approval={approval} />}
              </Row>
            ))}
          </ul>
        </section>
      ))}
      <More query={query} />
      <ApproveAsk approval={approval} />
    </>
  )
}

type Approving = ReturnType<typeof useApproval>

/** Approving posts at once, so that it asks; dismissing keeps it under Past. */
function useApproval(items: readonly AnnouncementView[]) {
  const client = useQueryClient()
  const may = useMayModerate()
  const [asked, setAsked] = useState<AnnouncementView | null>(null)
  const waiting = (id: string | null) => items.find((each) => each.id === id && each.state === 'waiting') ?? null
  const dismiss = async (id: string | null) => {
    const view = may ? waiting(id) : null
    if (view === null) return
    try {
      showAnnouncement(client, await newest(client, view, (seen) => rpc.announcements.dismiss(seen)))
      sayDone('Dismissed. It stands under Past, where it can be written anew.')
    } catch (error) {
      sayFailed(`Not dismissed: ${failureOf(error).words}`)
    }
  }
  const approve = async (): Promise<string | null> => {
    if (asked === null) return null
    try {
      showAnnouncement(client, await newest(client, asked, (seen) => rpc.announcements.post(seen)))
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return {
    may,
    asked,
    begin: (id: string | null) => may && setAsked(waiting(id)),
    dismiss,
    approve,
    close: () => setAsked(null),
  }
}

function Approval({ view, approval }: { view: AnnouncementView; approval: Approving }) {
  return (
    <>
      <Button size="small" shortcut="D" onClick={() => void approval.dismiss(view.id)}>
        Dismiss
      </Button>
      <Button size="small" tone="primary" shortcut="A" onClick={() => approval.begin(view.id)}>
        Approve
      </Button>
    </>
  )
}

function ApproveAsk({ approval: { asked, approve, close } }: { approval: Approving }) {
  const place = asked?.place.name ?? ''
  const mentioned = mentionWords(asked?.mention ?? null, place)
  const { text = '', shown = '' } = asked ?? {}
  return (
    <Ask
      opened={asked !== null}
      title={`Approve it and post to #${place} now?`}
      verb="Approve and post"
      tone="primary"
      act={approve}
      close={close}
    >
      <p>{mentioned === null ? 'It mentions nobody.' : `It mentions ${mentioned}: all of them are notified.`}</p>
      <div className={own.asked}>
        {/* From the words on: the mention before them is drawn as what it is called. */}
        <DiscordMessage
          text={shown.slice(shown.indexOf(text))}
          mention={asked?.mention && `@${nameOf(asked.mention)}`}
        />
      </div>
    </Ask>
  )
}

/** Everyone is called so with the sign and without. */
const nameOf = ({ name }: { name: string }): string => name.replace(/^@/, '')

function Nothing() {
  const may = useMayModerate()
  return (
    <div className={classes.empty}>
      <Empty
        drawing="letters"
        title="Nothing is coming"
        words="What is drafted, scheduled, or brought by a source to be approved stands here."
      >
        {may && (
          <Link to="/announcements/$announcement" params={{ announcement: 'new' }} className={classes.first}>
            Write an announcement
          </Link>
        )}
      </Empty>
    </div>
  )
}
