import { IconFileDescription, IconMessageChatbot, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { readArticle } from '../context/shown-article.ts'
import { useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { VirtualMark } from '../look/virtual-mark.tsx'
import { rpc } from '../session/rpc.ts'
import classes from './assist.module.css'
import { type Assisted, askFor, assisted, dropAssisted, takeWords } from './assist-store.ts'
import type { Mode } from './drafts.ts'
import { Attach } from './file-input.tsx'

const abilitiesQuery = {
  queryKey: ['endpoint', 'abilities'],
  queryFn: () => rpc.endpoint.abilities(),
  staleTime: 60_000,
}

interface ToolsProps {
  conversation: string
  take: (list: FileList | null) => void
}

/** What can be put to the words: files, and where a language model is set, a draft or a summary. */
export function Tools({ conversation, take }: ToolsProps) {
  const { data } = useQuery(abilitiesQuery)
  const busy = useStore(assisted, (all) => all[conversation]?.state === 'asked')
  return (
    <>
      <Attach take={take} />
      {data?.drafts && (
        <>
          <IconButton
            label="Draft a reply"
            className={classes.tool}
            disabled={busy}
            onClick={() => void askFor(conversation, 'reply')}
          >
            <IconMessageChatbot aria-hidden />
          </IconButton>
          <IconButton
            label="Sum up the conversation"
            className={classes.tool}
            disabled={busy}
            onClick={() => void askFor(conversation, 'summary')}
          >
            <IconFileDescription aria-hidden />
          </IconButton>
        </>
      )}
    </>
  )
}

const TITLES = { reply: 'Draft of a reply', summary: 'Summary' }
const USES = { reply: 'Put into the reply', summary: 'Put into a note' }

/** What the language model wrote, in the colour of what no person has said. It goes nowhere by itself. */
export function Drafted({ conversation, setMode }: { conversation: string; setMode: (mode: Mode) => void }) {
  const shown = useStore(assisted, (all) => all[conversation])
  if (!shown) return null
  return (
    <section className={classes.drafted} aria-label={TITLES[shown.of]} aria-busy={shown.state === 'asked'}>
      <div className={classes.head}>
        <VirtualMark size={16} />
        <b>{TITLES[shown.of]}</b>
        <span>only you see this</span>
        <IconButton label="Drop it" onClick={() => dropAssisted(conversation)}>
          <IconX aria-hidden />
        </IconButton>
      </div>
      <Written shown={shown} conversation={conversation} setMode={setMode} />
    </section>
  )
}

interface WrittenProps {
  shown: Assisted
  conversation: string
  setMode: (mode: Mode) => void
}

function Written({ shown, conversation, setMode }: WrittenProps) {
  if (shown.state === 'asked') return <p role="status">Writing. It may take some seconds.</p>
  if (shown.state === 'failed')
    return (
      <div className={classes.foot}>
        <p role="alert">{shown.words}</p>
        <Button size="small" onClick={() => void askFor(conversation, shown.of)}>
          Try again
        </Button>
      </div>
    )
  const { drafted, of } = shown
  return (
    <>
      {/* A field, so that long words can be scrolled by the keyboard too. */}
      <textarea
        className={classes.words}
        readOnly
        dir="auto"
        rows={Math.min(10, 1 + Math.ceil(drafted.text.length / 80))}
        aria-label={`${TITLES[of]}, to read`}
        value={drafted.text}
      />
      <div className={classes.foot}>
        <p>{drafted.articles.length > 0 ? <From articles={drafted.articles} /> : 'From the conversation alone'}</p>
        <Button size="small" onClick={() => setMode(takeWords(conversation, { of, drafted }))}>
          {USES[of]}
        </Button>
      </div>
    </>
  )
}

function From({ articles }: { articles: { id: string; title: string }[] }) {
  return (
    <>
      From{' '}
      {articles.map(({ id, title }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <button type="button" className={classes.article} onClick={() => readArticle(id)}>
            <bdi dir="auto">{title}</bdi>
          </button>
        </Fragment>
      ))}
    </>
  )
}
