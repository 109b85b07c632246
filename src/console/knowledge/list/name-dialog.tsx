import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../look/button.tsx'
import { TextField } from '../../page/field.tsx'
import { useRun } from '../../page/use-run.ts'
import classes from '../knowledge.module.css'

interface NameDialogProps {
  opened: boolean
  title: string
  verb: string
  /** As it is called now. */
  name: string
  store: (name: string) => Promise<unknown>
  close: () => void
}

/** Asks what a collection is called. */
export function NameDialog({ opened, title, close, ...rest }: NameDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={title} size={400} closeButtonProps={{ 'aria-label': 'Close' }}>
      <NameForm {...rest} close={close} />
    </Modal>
  )
}

function NameForm({ verb, name, store, close }: Omit<NameDialogProps, 'opened' | 'title'>) {
  const client = useQueryClient()
  const [typed, setTyped] = useState(name)
  const { busy, fault, run } = useRun()
  const named = typed.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await store(named)
      await client.invalidateQueries({ queryKey: ['articles', 'collections'] })
      close()
    })
  }
  return (
    <form className={classes.dialog} onSubmit={submit}>
      <TextField
        label="Name"
        value={typed}
        maxLength={60}
        data-autofocus
        fault={fault}
        onChange={(event) => setTyped(event.target.value)}
        dir="auto"
      />
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button tone="primary" type="submit" disabled={busy || named === '' || named === name}>
          {verb}
        </Button>
      </div>
    </form>
  )
}
