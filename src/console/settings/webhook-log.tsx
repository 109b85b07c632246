import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookDelivery, WebhookView } from '../../protocol/webhooks.ts'
import { Button } from '../look/button.tsx'
import { fullDate, momentWords, whenWords } from '../look/time.ts'
import { sayDone, sayFailed } from '../look/toast.tsx'
import { useNow } from '../look/use-now.ts'
import { SelectField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { type LogState, webhookLogQuery } from './webhook-queries.ts'
import { STATE_WORDS } from './webhook-words.ts'
import own from './webhooks.module.css'

/** All that failed in the time that the log is kept. */
const KEPT_MS = 30 * 86_400_000

/** What was sent to an endpoint and what it answered; each can be sent again. */
export function WebhookLog({ webhook }: { webhook: WebhookView }) {
  const [state, setState] = useState<LogState>('all')
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(webhookLogQuery(webhook.id, state))
  const replay = useReplay(webhook)
  const now = useNow(10_000)
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <div className={own.form}>
      <div className={own.bar}>
        <SelectField label="Show" value={state} onChange={({ target }) => setState(target.value as LogState)}>
          <option value="all">All</option>
          <option value="waiting">Waiting</option>
          <option value="sent">Taken</option>
          <option value="failed">Not taken</option>
        </SelectField>
        <Button onClick={() => void replay.failed()}>Send again what was not taken</Button>
      </div>
      {error && !items && <Note tone="bad">The log could not be read: {failureOf(error).words}</Note>}
      {items?.length === 0 && <p className={own.nothing}>Nothing was sent yet. What is sent is kept for 30 days.</p>}
      {items && items.length > 0 && (
        <ol className={own.log}>
          {items.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} now={now} again={() => void replay.one(delivery.id)} />
          ))}
        </ol>
      )}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>Show older ones</Button>}
    </div>
  )
}

interface DeliveryProps {
  delivery: WebhookDelivery
  now: number
  again: () => void
}

function Delivery({ delivery, now, again }: DeliveryProps) {
  const { type, at, state, nextAt, attempts } = delivery
  const [last] = attempts
  return (
    <li>
      <details>
        <summary>
          <span className={state === 'failed' ? own.bad : own[state]}>{STATE_WORDS[state]}</span>
          <code>{type}</code>
          <span>{last?.status ?? (last ? 'no answer' : '')}</span>
          <time dateTime={at} title={fullDate(at)}>
            {momentWords(at, now)}
          </time>
        </summary>
        {nextAt && attempts.length > 0 && <p>It is tried again {whenWords(nextAt, now)}.</p>}
        {attempts.length === 0 && <p>It was not tried yet.</p>}
        {attempts.map((attempt) => (
          <div key={attempt.at} className={own.attempt}>
            <p>
              <b>{attempt.status ?? 'No answer'}</b> after {attempt.milliseconds.toLocaleString('en')} ms,{' '}
              <time dateTime={attempt.at}>{fullDate(attempt.at)}</time>
              {attempt.words !== null && `. ${attempt.words}`}
            </p>
            {attempt.answer !== '' && <pre dir="ltr">{attempt.answer}</pre>}
          </div>
        ))}
        {attempts.length > 0 && (
          <Button size="small" onClick={again}>
            {state === 'waiting' ? 'Send now' : 'Send again'}
          </Button>
        )}
      </details>
    </li>
  )
}

function useReplay({ id }: WebhookView) {
  const client = useQueryClient()
  const run = async (act: () => Promise<string>) => {
    try {
      sayDone(await act())
    } catch (error) {
      sayFailed(`Not sent: ${failureOf(error).words}`)
    }
    void client.invalidateQueries({ queryKey: ['webhook-log', id] })
  }
  return {
    one: (delivery: string) =>
      run(async () => {
        await rpc.webhooks.replay({ id: delivery })
        return 'It is sent again.'
      }),
    failed: () =>
      run(async () => {
        const { count } = await rpc.webhooks.replayFailed({ id, since: new Date(Date.now() - KEPT_MS).toISOString() })
        if (count === 0) return 'There is nothing that was not taken.'
        return count === 1 ? 'One event is sent again.' : `${count.toLocaleString('en')} events are sent again.`
      }),
  }
}
