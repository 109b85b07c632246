import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ServerStep } from '../../../protocol/server.ts'
import { Button } from '../../look/button.tsx'
import { TextField } from '../../page/field.tsx'
import { applyWords } from '../words.ts'
import classes from './plan.module.css'

interface ApplyPrunedProps {
  steps: readonly ServerStep[]
  server: string
  ready: boolean
  apply: (confirm: string) => Promise<void>
}

/** Deleting cannot be undone, so that the server's name is typed first. */
export function ApplyPruned({ steps, server, ready, apply }: ApplyPrunedProps) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const gone = steps.filter(({ act }) => act === 'delete')
  const right = typed.trim() === server
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!right) return
    setOpened(false)
    setTyped('')
    void apply(typed.trim())
  }
  return (
    <>
      <Button tone="bad" disabled={!ready} onClick={() => setOpened(true)}>
        Apply {applyWords(steps)}…
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={`Delete ${gone.length === 1 ? '1 thing' : `${gone.length} things`} in ${server}?`}
        size={480}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form className={classes.confirm} onSubmit={submit}>
          <p>
            {new Intl.ListFormat('en').format(gone.map(({ name }) => name))} {gone.length === 1 ? 'goes' : 'go'} for
            good, with the messages and threads in them.
          </p>
          <TextField
            label={`Type the server’s name: ${server}`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            spellCheck={false}
            data-autofocus
          />
          <div className={classes.foot}>
            <Button onClick={() => setOpened(false)}>Keep them</Button>
            <Button type="submit" tone="bad" disabled={!right}>
              Apply {applyWords(steps)}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
