import { IconArrowRight, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReplayResult, ReplayView } from '../../../protocol/learning.ts'
import { replayQuery } from '../../live/learning.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { sayFailed } from '../../look/toast.tsx'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { useInSight } from '../use-in-sight.ts'
import classes from './replay.module.css'
import { byVerdict, outcomeWords, sumWords } from './replay-words.ts'
import { startReplay } from './start-replay.ts'

interface ReplayProps {
  id: string
  article: string
  close: () => void
  /** Shows another one that was started. */
  again: (id: string) => void
}

/** Who of the last days would be answered differently if the draft were published. */
export function Replay({ id, article, close, again }: ReplayProps) {
  const { data, error } = useQuery(replayQuery(id))
  const head = useInSight<HTMLElement>()
  const retry = async () => {
    try {
      again(await startReplay({ article, days: data?.input.days ?? 7 }))
    } catch (fault) {
      sayFailed(`The replay was not started: ${failureOf(fault).words}`)
    }
  }
  return (
    <>
      <header ref={head} className={classes.head}>
        <h2>Replay of the last {data?.input.days ?? 7} days</h2>
        <IconButton label="Close the replay" onClick={close}>
          <IconX aria-hidden />
        </IconButton>
      </header>
      <div className={classes.body} role="status">
        {error && <Note tone="bad">The replay could not be read: {failureOf(error).words}</Note>}
        {!error && (!data || data.state === 'running') && <Running />}
        {data?.state === 'failed' && (
          <Note
            tone="bad"
            acts={
              <Button size="small" onClick={() => void retry()}>
                Try again
              </Button>
            }
          >
            The replay did not come to its end.
          </Note>
        )}
        {data?.result && <Sum result={data.result} />}
      </div>
      {data?.result && <Changes result={data.result} article={article} />}
    </>
  )
}

function Running() {
  const { name } = useVirtualAgent()
  return (
    <p className={classes.running}>
      {name} learns the draft aside and is asked everything again. Members notice nothing of it. This takes up to a
      minute, longer with many articles.
    </p>
  )
}

function Sum({ result }: { result: ReplayResult }) {
  const { name } = useVirtualAgent()
  return <p className={classes.sum}>{sumWords(result, name)}</p>
}

const HEADINGS = { better: 'Better', worse: 'Worse', unknown: 'Different' } as const
const NOTES = {
  better: 'Members or agents had said that the answer did not fit.',
  worse: 'Members or agents had said that the answer was right.',
  unknown: 'Nobody had said whether the answer was right.',
} as const

function Changes({ result, article }: { result: ReplayResult; article: string }) {
  return byVerdict(result.changes).map(([verdict, changes]) => (
    <section key={verdict} className={`${classes.group} ${classes[verdict]}`} aria-label={HEADINGS[verdict]}>
      <h3>
        {HEADINGS[verdict]} <span>{changes.length}</span>
      </h3>
      <p>{NOTES[verdict]}</p>
      <ul>
        {changes.map((change) => (
          <Changed key={change.question} change={change} article={article} />
        ))}
      </ul>
    </section>
  ))
}

type Change = NonNullable<ReplayView['result']>['changes'][number]

function Changed({ change: { text, conversation, before, after }, article }: { change: Change; article: string }) {
  return (
    <li>
      <b dir="auto">{text}</b>
      <span className={classes.turn}>
        <span>{outcomeWords(before, article)}</span>
        <IconArrowRight role="img" aria-label="becomes" className="flip" />
        <span>{outcomeWords(after, article)}</span>
      </span>
      {conversation !== null && (
        <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation }}>
          Open the chat
        </Link>
      )}
    </li>
  )
}
