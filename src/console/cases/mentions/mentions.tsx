import { IconAt } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { parseMarkdown, plainText } from '../../../protocol/markdown.ts'
import { CaseStatus } from '../../inbox/case-chip.tsx'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { Page } from '../../page/page.tsx'
import { failureOf, type rpc } from '../../session/rpc.ts'
import { mentionsQuery } from '../page/queries.ts'
import { soughtEntry } from '../page/sought-entry.ts'
import classes from './mentions.module.css'
import { readMentions } from './read-mentions.ts'

type Mention = Awaited<ReturnType<typeof rpc.cases.mentions>>['items'][number]

/** Where colleagues, and reminders, have named the agent, and what is new on their cases; the newest first. */
export function MentionsPage() {
  const client = useQueryClient()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(mentionsQuery)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const unread = items.filter(({ read }) => !read)
  const readAll = () =>
    void readMentions(
      client,
      unread.map(({ entry }) => entry),
    )
  return (
    <Page
      title="Mentions"
      lead="Notes that name you, reminders that you have set, and what is said on cases that you own or follow."
      acts={unread.length > 1 && <Button onClick={readAll}>Mark {unread.length} as read</Button>}
    >
      {error && !data && (
        <Note tone="bad" acts={<Button onClick={() => void refetch()}>Try again</Button>}>
          The mentions could not be read: {failureOf(error).words}
        </Note>
      )}
      {data && items.length === 0 && (
        <Empty
          drawing="bubbles"
          title="Nobody has named you yet"
          words="In a note of a case, @ and your name call you."
        >
          <Link to="/cases" className={classes.look}>
            Look at the cases
          </Link>
        </Empty>
      )}
      <ul className={classes.list}>
        {items.map((mention) => (
          <Row key={mention.entry} mention={mention} />
        ))}
      </ul>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier
        </Button>
      )}
    </Page>
  )
}

/** Opens the case at the note; whoever opens it has read it. */
function Row({ mention }: { mention: Mention }) {
  const client = useQueryClient()
  const now = useNow(60_000)
  const { entry, by, member, text, at, read } = mention
  const open = () => {
    soughtEntry.set(() => entry)
    if (!read) void readMentions(client, [entry])
  }
  return (
    <li>
      <Link
        to="/cases/$id"
        params={{ id: mention.case.id }}
        className={`${classes.row} ${read ? '' : classes.unread}`}
        onClick={open}
      >
        {by ? (
          <Picture of={by} size={32} />
        ) : (
          <span className={classes.sign}>
            <IconAt aria-hidden />
          </span>
        )}
        <span className={classes.words}>
          <span className={classes.first}>
            <b className="clip">
              {by || member ? <bdi>{by?.publicName ?? member}</bdi> : 'Reminder'}
              {!read && <span className="unseen">, unread</span>}
            </b>
            <time dateTime={at} title={fullDate(at)}>
              {pastWords(at, now)}
            </time>
          </span>
          {text !== '' && (
            <span className={classes.text} dir="auto">
              {plainText(parseMarkdown(text))}
            </span>
          )}
          <span className={classes.case}>
            <bdi className={classes.number}>#{mention.case.number}</bdi>
            <bdi className="clip" dir="auto">
              {mention.case.subject}
            </bdi>
            <CaseStatus status={mention.case.status} />
          </span>
        </span>
      </Link>
    </li>
  )
}
