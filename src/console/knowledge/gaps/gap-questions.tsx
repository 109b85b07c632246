import { IconMessage2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Gap } from '../../../protocol/learning.ts'
import classes from './gaps.module.css'

const SHOWN = 3

/** The other questions of a group as they were asked, each leading to its chat; the one in the middle is its heading. */
export function GapQuestions({ gap }: { gap: Gap }) {
  const questions = gap.questions.filter(({ text }) => text !== gap.words)
  const [all, setAll] = useState(false)
  const shown = all || questions.length <= SHOWN + 1 ? questions : questions.slice(0, SHOWN)
  const hidden = questions.length - shown.length
  if (questions.length === 0) return null
  return (
    <>
      <ul className={classes.questions}>
        {shown.map(({ id, text, times, conversation }) => (
          <li key={id}>
            <IconMessage2 aria-hidden />
            <span dir="auto">{text}</span>
            {times > 1 && <small>{times} times</small>}
            <ChatLink conversation={conversation} text={text} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          Show {hidden} more
        </button>
      )}
    </>
  )
}

export function ChatLink({ conversation, text }: Pick<Gap['questions'][number], 'conversation' | 'text'>) {
  if (conversation === null) return null
  return (
    <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation }}>
      Open the chat<span className="unseen"> of “{text}”</span>
    </Link>
  )
}
