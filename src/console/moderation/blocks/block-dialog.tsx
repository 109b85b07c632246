import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../look/button.tsx'
import { sayDone } from '../../look/toast.tsx'
import { SelectField, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { rpc } from '../../session/rpc.ts'
import classes from './blocks.module.css'
import { useLift } from './use-lift.ts'

/** Days; nothing: for good. */
const LENGTHS = [
  { days: null, words: 'For good' },
  { days: 1, words: '1 day' },
  { days: 7, words: '1 week' },
  { days: 30, words: '30 days' },
  { days: 365, words: '1 year' },
] as const

interface BlockDialogProps {
  opened: boolean
  close: () => void
  /** Who is to be blocked; null: by an id that is typed. */
  whom: { address: string; name: string } | null
}

export function BlockDialog({ opened, close, whom }: BlockDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={whom ? `Block ${whom.name}` : 'Block an account'}
      size={460}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <Form whom={whom} close={close} />}
    </Modal>
  )
}

function Form({ whom, close }: Pick<BlockDialogProps, 'whom' | 'close'>) {
  const client = useQueryClient()
  const lift = useLift(client)
  const { busy, fault, run } = useRun()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState<number | null>(null)
  const address = whom?.address ?? typed.trim()
  const usable = /^\d{15,21}$/.test(address)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!usable) return
    void run(async () => {
      const block = await rpc.blocks.create({ address, reason: reason.trim(), ...(days === null ? {} : { days }) })
      for (const key of ['blocks', 'moderation']) void client.invalidateQueries({ queryKey: [key] })
      sayDone(`${block.name || address} is blocked.`, () => void lift(block))
      close()
    })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {whom === null && (
        <TextField
          label="Discord id"
          hint="In Discord: settings, Advanced, Developer Mode; then Copy User ID in the menu of a member."
          fault={typed !== '' && !usable ? 'This is no id of a Discord account: 17 to 20 digits.' : null}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          maxLength={24}
          data-autofocus
        />
      )}
      <TextField
        label="Reason"
        hint="Your team reads it."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        dir="auto"
        data-autofocus={whom === null ? undefined : true}
      />
      <SelectField
        label="For how long"
        value={days ?? ''}
        onChange={(event) => setDays(event.target.value === '' ? null : Number(event.target.value))}
      >
        {LENGTHS.map(({ days: each, words }) => (
          <option key={words} value={each ?? ''}>
            {words}
          </option>
        ))}
      </SelectField>
      <p className={classes.lead}>
        What they write to the bot is neither stored nor answered from now on. They are told once, with the way to
        appeal.
      </p>
      {fault !== null && <Note tone="bad">Not blocked: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="bad" disabled={busy || !usable}>
          Block
        </Button>
      </div>
    </form>
  )
}
