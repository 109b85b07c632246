import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../look/button.tsx'
import { TextArea, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from './dialogs.module.css'
import type { ShownCase } from './queries.ts'
import { useExternal } from './use-external.ts'

interface DialogProps {
  of: ShownCase
  repository: string
  kind: 'create' | 'link' | null
  close: () => void
}

/** Makes an issue of a case, or links one that is there. */
export function ExternalDialog({ of, repository, kind, close }: DialogProps) {
  return (
    <Modal
      opened={kind !== null}
      onClose={close}
      title={kind === 'create' ? `Make an issue of #${of.number}` : `Link #${of.number} with an issue`}
      size={kind === 'create' ? 640 : 500}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {kind === 'create' && <Draft of={of} repository={repository} close={close} />}
      {kind === 'link' && <LinkForm of={of} repository={repository} close={close} />}
    </Modal>
  )
}

type FormProps = Omit<DialogProps, 'kind'>

/** The draft is read before anything is made public. */
function Draft({ of, repository, close }: FormProps) {
  const { data, error } = useQuery({
    queryKey: ['issue-draft', of.id],
    queryFn: () => rpc.trackers.draft({ id: of.id }),
    gcTime: 0,
  })
  if (error) return <Note tone="bad">The draft could not be made: {failureOf(error).words}</Note>
  if (!data) return <p className={classes.nothing}>Writing a draft…</p>
  return <DraftForm of={of} repository={repository} close={close} draft={data} />
}

function DraftForm({ of, repository, close, draft }: FormProps & { draft: { title: string; body: string } }) {
  const { busy, create } = useExternal(of)
  const [title, setTitle] = useState(draft.title)
  const [body, setBody] = useState(draft.body)
  const [fault, setFault] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const why = await create(title, body)
    if (why === null) close()
    else setFault(why)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <Note tone="info">
        Whoever reads <bdi>{repository}</bdi> reads this. Names, severity and files are left out.
      </Note>
      <TextField
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={250}
        dir="auto"
        data-autofocus
      />
      <TextArea
        label="Text"
        rows={10}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        maxLength={20_000}
        dir="auto"
      />
      {fault !== null && <Note tone="bad">Not made: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || title.trim() === ''}>
          Make the issue
        </Button>
      </div>
    </form>
  )
}

function LinkForm({ of, repository, close }: FormProps) {
  const { busy, link } = useExternal(of)
  const [reference, setReference] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const why = await link(reference)
    if (why === null) close()
    else setFault(why)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Issue"
        placeholder="#12"
        hint={`Its number in ${repository}, or its address. Neither is changed by linking; what changes from now on is followed.`}
        value={reference}
        onChange={(event) => {
          setReference(event.target.value)
          setFault(null)
        }}
        fault={fault}
        maxLength={300}
        dir="ltr"
        data-autofocus
      />
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || reference.trim() === ''}>
          Link it
        </Button>
      </div>
    </form>
  )
}
