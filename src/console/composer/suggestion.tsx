import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { readArticle } from '../context/shown-article.ts'
import { INSERT_KEYS } from '../inbox/keys.ts'
import { proposalQuery } from '../live/articles.ts'
import type { Detail } from '../live/queries.ts'
import { Button, IconButton } from '../look/button.tsx'
import { useSettled } from '../look/use-settled.ts'
import { VirtualMark } from '../look/virtual-mark.tsx'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import classes from './composer.module.css'
import { lastWords } from './last-words.ts'
import type { Insert } from './use-insert.ts'

/** How long the member's words have to stand before the knowledge base is asked. */
const SETTLED_MS = 600
const LOCALE = /^[a-z]{2,3}(-[A-Z]{2})?$/

interface SuggestionProps {
  detail: Detail
  messages: MessageView[]
  insert: Insert
}

/** Sits on the composer with the article that fits what the member just said. It never inserts itself. */
export function Suggestion({ detail, messages, insert }: SuggestionProps) {
  const me = useMe().agent.id
  const virtualAgent = useVirtualAgent()
  const mine = detail.status === 'queued' || (detail.status === 'assigned' && detail.assignee?.id === me)
  const words = mine ? lastWords(messages) : ''
  const settled = useSettled(words, SETTLED_MS)
  // What was said last may change under a proposal: then that one is none any more.
  const question = settled === words ? settled : ''
  const { locale } = detail.contactDetail
  const known = locale !== null && LOCALE.test(locale) ? locale : undefined
  const { data } = useQuery({ ...proposalQuery(question, known), enabled: question !== '' })
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const best = question !== '' && data?.certainty !== 'none' ? data?.candidates[0] : undefined
  const given = best !== undefined && messages.some(({ article }) => article?.id === best.article)
  const shown = best && !given && !dropped.has(best.article) ? best : undefined
  const drop = (article: string) => setDropped((before) => new Set([...before, article]))
  const use = () => {
    if (!shown) return
    drop(shown.article)
    void insert(shown.article)
  }
  useInsertKey(use)
  if (!shown) return null
  return (
    <div className={`${classes.lid} ${classes.suggested}`}>
      <VirtualMark size={16} />
      <p className="clip">
        <b>
          <bdi dir="auto">{shown.title}</bdi>
        </b>{' '}
        <span className={classes.reason}>
          {data?.certainty === 'answer' ? `${virtualAgent.name} would answer with this.` : 'This article may fit.'}
        </span>
      </p>
      <Button size="small" tone="quiet" className={classes.read} onClick={() => readArticle(shown.article)}>
        Read
      </Button>
      <Button size="small" shortcut={INSERT_KEYS} onClick={use}>
        Insert
      </Button>
      <IconButton label="Not this one" onClick={() => drop(shown.article)}>
        <IconX aria-hidden />
      </IconButton>
    </div>
  )
}

/** Alt and 1, also while one writes. By the key's place, since the letter on it differs. */
function useInsertKey(use: () => void): void {
  const now = useRef(use)
  now.current = use
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'Digit1') return
      event.preventDefault()
      now.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
