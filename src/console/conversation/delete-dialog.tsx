import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { actOnMessage } from '../live/acts.ts'
import { createStore, useStore } from '../live/store.ts'
import { Button } from '../look/button.tsx'
import { rpc } from '../session/rpc.ts'
import classes from './message.module.css'
import { Words } from './words.tsx'

const asked = createStore<MessageView | null>(null)

export function askToDelete(message: MessageView): void {
  asked.set(() => message)
}

/** Deleting cannot be undone, so it asks first. */
export function DeleteDialog() {
  const message = useStore(asked, (value) => value)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const close = () => {
    asked.set(() => null)
    setWhy(null)
  }
  const remove = async (id: string) => {
    setBusy(true)
    const failed = await actOnMessage(client, () => rpc.messages.delete({ id }))
    setBusy(false)
    if (failed === null) close()
    else setWhy(failed)
  }
  return (
    <Modal
      opened={message !== null}
      onClose={close}
      title="Delete this message?"
      size={440}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {message && (
        <>
          {message.text !== '' && (
            <div className={classes.dialogQuote}>
              <Words text={message.text} plain />
            </div>
          )}
          <p>It disappears for the member too. Your team can still look up what it said.</p>
          {why !== null && (
            <p className={classes.badWords} role="alert">
              Not deleted: {why}
            </p>
          )}
          <div className={classes.dialogFoot}>
            <Button onClick={close}>Keep it</Button>
            <Button tone="bad" disabled={busy} onClick={() => void remove(message.id)}>
              Delete message
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
