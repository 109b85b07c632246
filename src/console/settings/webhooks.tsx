import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { WEBHOOKS_MOST } from '../../protocol/webhooks.ts'
import { Button } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { Part } from './section.tsx'
import classes from './settings.module.css'
import { type WebhookDialog, WebhookDialogs } from './webhook-dialogs.tsx'
import { webhooksQuery } from './webhook-queries.ts'
import { WebhookRow } from './webhook-row.tsx'
import own from './webhooks.module.css'

/** Programs outside that hear of what happens. */
export function Webhooks() {
  const { data, error } = useQuery(webhooksQuery)
  const client = useQueryClient()
  const [dialog, setDialog] = useState<WebhookDialog | null>(null)
  // What was sent meanwhile stands in the rows too.
  const close = () => {
    setDialog(null)
    void client.invalidateQueries(webhooksQuery)
  }
  return (
    <Part
      id="webhooks"
      title="Webhooks"
      words="Your own programs hear at once of chats, messages and cases. Each call is signed, tried again when it is not taken, and logged."
    >
      {error && !data && <Note tone="bad">The webhooks could not be read: {failureOf(error).words}</Note>}
      {data?.length === 0 && <p className={classes.small}>No program hears of anything yet.</p>}
      {data && data.length > 0 && (
        <ul className={own.rows}>
          {data.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} open={setDialog} />
          ))}
        </ul>
      )}
      {data && data.length < WEBHOOKS_MOST && (
        <div className={classes.foot}>
          <Button onClick={() => setDialog({ kind: 'create' })}>Add a webhook</Button>
        </div>
      )}
      <WebhookDialogs dialog={dialog} open={setDialog} close={close} />
    </Part>
  )
}
