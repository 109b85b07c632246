import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Button } from '../look/button.tsx'
import classes from './ask.module.css'
import { Note } from './note.tsx'

interface AskProps {
  opened: boolean
  /** The question, with the name of what it is about. */
  title: string
  children: ReactNode
  /** The verb, with the number where there is one. */
  verb: string
  stay?: string
  /** `primary` for what takes nothing away. */
  tone?: 'bad' | 'primary'
  /** Resolves to null, or to the sentence that says why it was not done. */
  act: () => Promise<string | null>
  close: () => void
}

/** Asks before what cannot be undone. The answer repeats the verb. */
export function Ask({ opened, title, children, verb, stay = 'Cancel', tone = 'bad', act, close }: AskProps) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const leave = () => {
    setFault(null)
    close()
  }
  const run = async () => {
    setBusy(true)
    const why = await act()
    setBusy(false)
    if (why === null) leave()
    else setFault(why)
  }
  return (
    <Modal opened={opened} onClose={leave} title={title} size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.words}>{children}</div>
      {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={leave}>{stay}</Button>
        {/* What takes nothing away is one press of Enter; what does is not. */}
        <Button tone={tone} data-autofocus={tone === 'primary' || undefined} disabled={busy} onClick={() => void run()}>
          {verb}
        </Button>
      </div>
    </Modal>
  )
}
