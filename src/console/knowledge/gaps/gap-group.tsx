import { Menu } from '@mantine/core'
import { IconBook2, IconChevronDown, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { Gap } from '../../../protocol/learning.ts'
import { Button } from '../../look/button.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { AddExampleDialog } from './add-example-dialog.tsx'
import { DismissAsk } from './dismiss-ask.tsx'
import { ChatLink, GapQuestions } from './gap-questions.tsx'
import classes from './gaps.module.css'
import { useSettle } from './use-settle.ts'

/** Questions that ask the same, and what to do about them. */
export function GapGroup({ gap }: { gap: Gap }) {
  const now = useNow(60_000)
  const may = useMayAdmin()
  const { words, asked, lastAt } = gap
  const heading = gap.questions.find(({ text }) => text === words)
  return (
    <li>
      <header>
        <h3 dir="auto">{words}</h3>
        <p>
          Asked {asked === 1 ? 'once' : `${asked} times`},{' '}
          <span title={fullDate(lastAt)}>last {pastWords(lastAt, now)}</span>
          {heading && <ChatLink conversation={heading.conversation} text={words} />}
        </p>
      </header>
      <GapQuestions gap={gap} />
      <Acts gap={gap} may={may} />
    </li>
  )
}

/** Whoever answers members may say that a question needs no article; articles are changed by fewer. */
function Acts({ gap, may }: { gap: Gap; may: boolean }) {
  const { nearest } = gap
  const [open, setOpen] = useState<'finder' | 'dismiss' | null>(null)
  const close = () => setOpen(null)
  const find = () => setOpen('finder')
  const { busy, fault, write, addTo, dismiss } = useSettle(gap)
  return (
    <>
      <div className={classes.acts}>
        {may && (
          <Button size="small" disabled={busy} onClick={() => void write()}>
            <IconPencil aria-hidden />
            Write article
          </Button>
        )}
        {may && nearest && <AddTo nearest={nearest} busy={busy} add={() => void addTo(nearest)} find={find} />}
        {may && !nearest && (
          <Button size="small" disabled={busy} onClick={find}>
            <IconBook2 aria-hidden />
            Add as example to…
          </Button>
        )}
        <Button size="small" tone="quiet" disabled={busy} onClick={() => setOpen('dismiss')}>
          Dismiss
        </Button>
      </div>
      {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
      <AddExampleDialog opened={open === 'finder'} words={gap.words} add={addTo} close={close} />
      <DismissAsk
        opened={open === 'dismiss'}
        words={gap.words}
        count={gap.questions.length}
        dismiss={dismiss}
        close={close}
      />
    </>
  )
}

interface AddToProps {
  nearest: NonNullable<Gap['nearest']>
  busy: boolean
  add: () => void
  find: () => void
}

/** The nearest article is one press away, any other one two. */
function AddTo({ nearest, busy, add, find }: AddToProps) {
  return (
    <Menu position="bottom-start" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="small" disabled={busy}>
          <IconBook2 aria-hidden />
          Add as example
          <IconChevronDown aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The nearest</Menu.Label>
        <Menu.Item onClick={add}>
          To <bdi>“{nearest.title}”</bdi>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={find}>To another article…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
