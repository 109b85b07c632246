import { IconChevronDown, IconListDetails } from '@tabler/icons-react'
import type { HandoffCard as Card } from '../../protocol/handoff.ts'
import { createStore, useStore } from '../live/store.ts'
import classes from './handoff-card.module.css'
import { HandoffLines } from './handoff-lines.tsx'

const KEY = 'guildesk.handoff'

/** Whether the agent likes the card in one line; it stays so for all chats. A telephone has no room to begin with. */
const folded = createStore(
  (localStorage.getItem(KEY) ?? (window.matchMedia('(max-width: 639px)').matches ? 'folded' : 'open')) === 'folded',
)

function toggle(): void {
  folded.set((now) => !now)
  localStorage.setItem(KEY, folded.get() ? 'folded' : 'open')
}

/** What went before the handoff, on top of the conversation: asked, was offered, said no to. */
export function HandoffCard({ of }: { of: Card }) {
  const isFolded = useStore(folded, (value) => value)
  const [question = '', ...more] = of.asked
  const rest = [...more, ...of.answers.map(({ value }) => value)].join(' · ')
  return (
    <section className={classes.card} aria-label="Before the handoff">
      <IconListDetails aria-hidden />
      {isFolded ? (
        <p className="clip" dir="auto">
          <b>{question}</b> {rest}
        </p>
      ) : (
        <HandoffLines of={of} beside />
      )}
      <button
        type="button"
        className={classes.fold}
        aria-expanded={!isFolded}
        aria-label={isFolded ? 'Unfold what went before' : 'Fold what went before'}
        onClick={toggle}
      >
        <IconChevronDown aria-hidden className={isFolded ? '' : classes.up} />
      </button>
    </section>
  )
}
