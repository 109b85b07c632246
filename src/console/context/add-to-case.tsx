import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askCase } from '../cases/page/acts.ts'
import { CasePicker, type PickedCase } from '../cases/page/case-picker.tsx'
import dialog from '../cases/page/dialogs.module.css'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { sayDone } from '../look/toast.tsx'
import { Note } from '../page/note.tsx'
import { rpc } from '../session/rpc.ts'

interface AddToCaseProps {
  opened: boolean
  detail: Detail
  close: () => void
}

/** This chat is about a case that stands already: it is kept there, and its member is one of the reporters. */
export function AddToCase({ opened, detail, close }: AddToCaseProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Add this chat to a case"
      size={560}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Body detail={detail} close={close} />
    </Modal>
  )
}

function Body({ detail, close }: Omit<AddToCaseProps, 'opened'>) {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<PickedCase | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const add = async ({ id, number }: PickedCase) => {
    setBusy(true)
    const why = await askCase(client, () => rpc.cases.addConversation({ id, conversation: detail.id }))
    setBusy(false)
    if (why !== null) return setFault(why)
    close()
    void client.invalidateQueries({ queryKey: ['contact-cases', detail.contact.id] })
    sayDone(`${detail.contact.name} is a reporter of #${number} now.`)
  }
  return (
    <div className={dialog.form}>
      <CasePicker of={null} chosen={chosen?.id ?? null} choose={setChosen} />
      {fault !== null && <Note tone="bad">Not added: {fault}</Note>}
      <div className={dialog.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button
          tone="primary"
          disabled={chosen === null || busy}
          title={chosen === null ? 'Choose a case first' : undefined}
          onClick={() => chosen && void add(chosen)}
        >
          {chosen ? `Add to #${chosen.number}` : 'Add'}
        </Button>
      </div>
    </div>
  )
}
