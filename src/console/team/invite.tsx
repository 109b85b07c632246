import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { GivenRole } from '../../protocol/agents.ts'
import { Button } from '../look/button.tsx'
import { CopyField } from '../page/copy-field.tsx'
import { SelectField, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { invitationsQuery } from './queries.ts'
import classes from './team.module.css'

/** Makes a link by which somebody joins; it is shown this once. */
export function Invite({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Invite somebody"
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <Form close={close} />}
    </Modal>
  )
}

function Form({ close }: { close: () => void }) {
  const owner = useMe().agent.role === 'owner'
  const { link, fault, busy, make } = useInvite()
  const [role, setRole] = useState<GivenRole>('agent')
  const [note, setNote] = useState('')
  if (link !== null) return <Made link={link} close={close} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void make(role, note)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextField
        label="For whom"
        hint="Only your team reads this, so that you know the link again."
        placeholder="Malik, weekend shift"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={200}
        dir="auto"
        data-autofocus
      />
      <SelectField
        label="Role"
        value={role}
        onChange={(event) => setRole(event.target.value as GivenRole)}
        hint={hintOf(role, owner)}
      >
        <option value="agent">Agent</option>
        <option value="moderator">Moderator</option>
        {owner && <option value="admin">Admin</option>}
      </SelectField>
      {fault !== null && <Note tone="bad">No link was made: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? 'Making the link' : 'Make the link'}
        </Button>
      </div>
    </form>
  )
}

function hintOf(role: GivenRole, owner: boolean): string {
  if (role === 'admin') return 'Answers, announces and moderates, and changes settings, agents and articles.'
  const more = owner ? '' : ' Only the owner invites admins.'
  if (role === 'moderator') return `Answers, writes announcements, and acts on reports and blocks.${more}`
  return `Answers. Sees settings, agents, articles and reports, and changes none.${more}`
}

function Made({ link, close }: { link: string; close: () => void }) {
  return (
    <div className={classes.form}>
      <CopyField
        label="Invitation link"
        value={link}
        hint="Send it to one person; it is shown this once. It works once, within 7 days."
      />
      <div className={classes.foot}>
        <Button onClick={close}>Done</Button>
      </div>
    </div>
  )
}

function useInvite() {
  const client = useQueryClient()
  const [link, setLink] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async (role: GivenRole, note: string) => {
    setBusy(true)
    setFault(null)
    try {
      setLink((await rpc.invitations.create({ role, note })).link)
      void client.invalidateQueries(invitationsQuery)
    } catch (error) {
      setFault(failureOf(error).words)
    }
    setBusy(false)
  }
  return { link, fault, busy, make }
}
