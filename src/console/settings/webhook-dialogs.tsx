import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { WebhookView } from '../../protocol/webhooks.ts'
import { Ask } from '../page/ask.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookLog } from './webhook-log.tsx'
import { webhooksQuery } from './webhook-queries.ts'
import { Rotate } from './webhook-secret.tsx'
import { addressWords } from './webhook-words.ts'

export type WebhookDialog = { kind: 'create' } | { kind: 'edit' | 'rotate' | 'log' | 'delete'; webhook: WebhookView }

interface DialogsProps {
  dialog: WebhookDialog | null
  open: (dialog: WebhookDialog) => void
  close: () => void
}

/** The dialogs over the webhooks; one at a time. */
export function WebhookDialogs({ dialog, close }: DialogsProps) {
  const client = useQueryClient()
  const asked = dialog?.kind === 'delete' ? dialog.webhook : null
  const remove = async (): Promise<string | null> => {
    try {
      if (asked) await rpc.webhooks.delete({ id: asked.id })
      void client.invalidateQueries(webhooksQuery)
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <>
      <Modal
        opened={dialog !== null && dialog.kind !== 'delete'}
        onClose={close}
        title={dialog && titleOf(dialog)}
        size={dialog?.kind === 'log' ? 720 : 540}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {dialog?.kind === 'create' && <WebhookForm webhook={null} close={close} />}
        {dialog?.kind === 'edit' && <WebhookForm webhook={dialog.webhook} close={close} />}
        {dialog?.kind === 'rotate' && <Rotate webhook={dialog.webhook} close={close} />}
        {dialog?.kind === 'log' && <WebhookLog webhook={dialog.webhook} />}
      </Modal>
      <Ask
        opened={asked !== null}
        title={`Delete the webhook to ${asked ? addressWords(asked.url) : ''}?`}
        verb="Delete it"
        stay="Keep it"
        act={remove}
        close={close}
      >
        <p>What waits for it is not sent, and what was sent to it is forgotten here.</p>
      </Ask>
    </>
  )
}

function titleOf(dialog: WebhookDialog): string {
  if (dialog.kind === 'create') return 'Add a webhook'
  const where = addressWords(dialog.webhook.url)
  if (dialog.kind === 'edit') return `Edit the webhook to ${where}`
  return dialog.kind === 'rotate' ? `A new secret for ${where}` : `Sent to ${where}`
}
