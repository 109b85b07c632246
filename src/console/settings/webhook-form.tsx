import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookView } from '../../protocol/webhooks.ts'
import { Button } from '../look/button.tsx'
import { TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import { webhooksQuery } from './webhook-queries.ts'
import { ShownSecret } from './webhook-secret.tsx'
import { EVENT_WORDS } from './webhook-words.ts'
import own from './webhooks.module.css'

interface FormProps {
  /** The one that is edited; null makes a new one. */
  webhook: WebhookView | null
  close: () => void
}

export function WebhookForm({ webhook, close }: FormProps) {
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [events, setEvents] = useState<WebhookEvent[] | null>(webhook?.events ?? null)
  const { secret, fault, busy, store } = useStored(webhook, close)
  if (secret !== null) return <ShownSecret secret={secret} close={close} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void store({ url, description, events })
  }
  return (
    <form className={own.form} onSubmit={submit}>
      <TextField
        label="Address"
        type="url"
        placeholder="https://example.org/guildesk"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        maxLength={500}
        dir="ltr"
        spellCheck={false}
        hint="It answers within ten seconds. Addresses in a private network are refused."
        data-autofocus
      />
      <TextField
        label="What it is for"
        placeholder="Tells the developers about bugs"
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        maxLength={120}
        dir="auto"
      />
      <Events chosen={events} choose={setEvents} />
      {fault !== null && <Note tone="bad">Not saved: {fault}</Note>}
      <div className={own.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || url.trim() === '' || events?.length === 0}>
          {webhook ? 'Save' : 'Add it'}
        </Button>
      </div>
    </form>
  )
}

interface EventsProps {
  chosen: WebhookEvent[] | null
  choose: (events: WebhookEvent[] | null) => void
}

function Events({ chosen, choose }: EventsProps) {
  const toggle = (event: WebhookEvent, on: boolean) =>
    choose(WEBHOOK_EVENTS.filter((each) => (each === event ? on : chosen?.includes(each))))
  return (
    <fieldset className={own.events}>
      <legend>What it hears</legend>
      <label>
        <input type="radio" name="webhook-events" checked={chosen === null} onChange={() => choose(null)} />
        Everything, also what later editions add
      </label>
      <label>
        <input type="radio" name="webhook-events" checked={chosen !== null} onChange={() => choose(chosen ?? [])} />
        Only these
      </label>
      {chosen !== null && (
        <ul>
          {WEBHOOK_EVENTS.map((event) => (
            <li key={event}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(event)}
                  onChange={({ target }) => toggle(event, target.checked)}
                />
                <span>
                  {EVENT_WORDS[event]} <code>{event}</code>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <p>Notes of your team are told to nobody.</p>
    </fieldset>
  )
}

type Typed = Pick<WebhookView, 'url' | 'description' | 'events'>

function useStored(webhook: WebhookView | null, close: () => void) {
  const client = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, fault, run } = useRun()
  const store = (typed: Typed) =>
    run(async () => {
      if (webhook === null) setSecret((await rpc.webhooks.create(typed)).signingSecret)
      else {
        await rpc.webhooks.update({ id: webhook.id, ...typed })
        close()
      }
      void client.invalidateQueries(webhooksQuery)
    })
  return { secret, fault, busy, store }
}
