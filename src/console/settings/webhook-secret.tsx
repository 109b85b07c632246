import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookView } from '../../protocol/webhooks.ts'
import { Button } from '../look/button.tsx'
import { CopyField } from '../page/copy-field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { webhooksQuery } from './webhook-queries.ts'
import own from './webhooks.module.css'

/** A secret that can be read this once. */
export function ShownSecret({ secret, close }: { secret: string; close: () => void }) {
  return (
    <div className={own.form}>
      <CopyField
        label="Signing secret"
        value={secret}
        hint="Shown this once. Your program checks with it that a call is ours, as standardwebhooks.com says."
      />
      <div className={own.foot}>
        <Button tone="primary" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  )
}

/** Makes another secret; the one before signs too for a day. */
export function Rotate({ webhook, close }: { webhook: WebhookView; close: () => void }) {
  const client = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const rotate = async () => {
    setFault(null)
    try {
      setSecret((await rpc.webhooks.rotate({ id: webhook.id })).signingSecret)
      void client.invalidateQueries(webhooksQuery)
    } catch (error) {
      setFault(failureOf(error).words)
    }
  }
  if (secret !== null) return <ShownSecret secret={secret} close={close} />
  return (
    <div className={own.form}>
      <p>Calls are signed with both secrets for 24 hours, so that you can tell your program the new one meanwhile.</p>
      {fault !== null && <Note tone="bad">No secret was made: {fault}</Note>}
      <div className={own.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button tone="primary" onClick={() => void rotate()}>
          Make a new secret
        </Button>
      </div>
    </div>
  )
}
