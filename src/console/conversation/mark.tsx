import { IconBook2, IconCheck, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { MarkView } from '../../protocol/learning.ts'
import type { MessageReason } from '../../protocol/messages.ts'
import { ArticleFinder } from '../knowledge/article-finder.tsx'
import { Button } from '../look/button.tsx'
import { fullDate, pastWords } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { Note } from '../page/note.tsx'
import classes from './mark.module.css'
import { useMark } from './use-mark.ts'

interface MarkProps {
  message: string
  decision: MessageReason['decision']
  mark: MarkView
}

/** An agent's word on an answer: right, wrong, or the article that it should have been. It counts at once and is learnt. */
export function Mark({ message, decision, mark: { mark, ...said } }: MarkProps) {
  const { fault, mark: say } = useMark(message)
  const acts = useRef<HTMLDivElement>(null)
  // What was pressed may go away by it; the keyboard stays where it is heard.
  const stay = () => acts.current?.querySelector('button')?.focus()
  const [choosing, setChoosing] = useState(false)
  const keys = useMarkKeys({
    r: () => void say('right'),
    // Where it gave no article, only another one can be meant.
    w: () => decision !== 'unknown' && void say('wrong'),
    s: () => setChoosing(true),
  })
  const choose = (article: { id: string }) => {
    stay()
    setChoosing(false)
    void say('wrong', article.id)
  }
  const takeBack = () => {
    stay()
    void say(null)
  }
  return (
    <section ref={keys} className={classes.mark} aria-label="Was this right?">
      {mark === null ? <h3>Was this right?</h3> : <Said mark={mark} said={said} takeBack={takeBack} />}
      <div ref={acts} className={classes.acts}>
        <Button size="small" shortcut="R" aria-pressed={mark === 'right'} onClick={() => void say('right')}>
          <IconCheck aria-hidden />
          Right
        </Button>
        {decision !== 'unknown' && (
          <Button
            size="small"
            shortcut="W"
            aria-pressed={mark === 'wrong' && said.shouldBe === null}
            onClick={() => void say('wrong')}
          >
            <IconX aria-hidden />
            Wrong
          </Button>
        )}
        <Button size="small" shortcut="S" aria-expanded={choosing} onClick={() => setChoosing((now) => !now)}>
          <IconBook2 aria-hidden />
          Should have been…
        </Button>
      </div>
      {choosing && <ArticleFinder chosen={said.shouldBe?.id ?? null} choose={choose} />}
      {fault !== null && <Note tone="bad">Not marked: {fault}</Note>}
    </section>
  )
}

interface SaidProps {
  mark: NonNullable<MarkView['mark']>
  said: Omit<MarkView, 'mark'>
  takeBack: () => void
}

function Said({ mark, said: { shouldBe, by, at }, takeBack }: SaidProps) {
  const now = useNow(60_000)
  return (
    <p role="status">
      Marked {mark}
      {by !== null && (
        <>
          {' by '}
          <bdi>{by}</bdi>
        </>
      )}
      {at !== null && <span title={fullDate(at)}>, {pastWords(at, now)}</span>}.
      {shouldBe && (
        <>
          {' It should have been '}
          <Link to="/knowledge/$article" params={{ article: shouldBe.id }}>
            “<bdi dir="auto">{shouldBe.title}</bdi>”
          </Link>
          .
        </>
      )}{' '}
      <button type="button" className={classes.back} onClick={takeBack}>
        Take it back
      </button>
    </p>
  )
}

/** Single letters while the answer's reasons are open, silent while somebody types. Answers where to listen from. */
function useMarkKeys(map: Record<string, () => void>) {
  const place = useRef<HTMLElement>(null)
  const now = useRef(map)
  now.current = map
  useEffect(() => {
    const dialog = place.current?.closest<HTMLElement>('[role=dialog]')
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
      const run = now.current[event.key.toLowerCase()]
      if (!run) return
      event.preventDefault()
      run()
    }
    dialog?.addEventListener('keydown', listen)
    return () => dialog?.removeEventListener('keydown', listen)
  }, [])
  return place
}
