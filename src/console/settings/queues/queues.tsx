import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueView } from '../../../protocol/queues.ts'
import { Button } from '../../look/button.tsx'
import { Ask } from '../../page/ask.tsx'
import { Note } from '../../page/note.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { discordQuery } from '../queries.ts'
import { Part } from '../section.tsx'
import classes from '../settings.module.css'
import { twilioQuery } from '../twilio/queries.ts'
import { queuesQuery } from './queries.ts'
import { QueueDialog } from './queue-form.tsx'
import { type QueueAct, QueueRow } from './queue-row.tsx'
import own from './queues.module.css'
import { removeSentence } from './words.ts'

/** Where members wait for a person, and at which desk they are answered. */
export function Queues() {
  const may = useMayAdmin()
  const { data, error } = useQuery(queuesQuery)
  const twilio = useQuery(twilioQuery).data
  const names = new Map(useQuery({ ...discordQuery, enabled: may }).data?.guilds?.map(({ id, name }) => [id, name]))
  const [act, setAct] = useState<QueueAct | { kind: 'add' } | null>(null)
  const rest = data?.find(({ isDefault }) => isDefault)
  return (
    <Part
      id="queues"
      title="Queues"
      words="Where members wait for a person, and at which desk they are answered. A switch counts from the next handoff on."
    >
      {error && !data && <Note tone="bad">The queues could not be read: {failureOf(error).words}</Note>}
      {data && (
        <ul className={own.rows}>
          {data.map((queue) => (
            <QueueRow key={queue.id} queue={queue} names={names} connected={twilio?.account != null} open={setAct} />
          ))}
        </ul>
      )}
      {data && twilio && !twilio.account && (
        <p className={classes.small}>Twilio Flex can be chosen once a Twilio account is connected.</p>
      )}
      {data && may && (
        <div className={classes.foot}>
          <Button onClick={() => setAct({ kind: 'add' })}>Add a queue</Button>
        </div>
      )}
      <QueueDialog
        opened={act?.kind === 'add' || act?.kind === 'edit'}
        queue={act?.kind === 'edit' ? act.queue : null}
        all={data ?? []}
        close={() => setAct(null)}
      />
      <Remove queue={act?.kind === 'remove' ? act.queue : null} rest={rest?.name ?? ''} close={() => setAct(null)} />
    </Part>
  )
}

function Remove({ queue, rest, close }: { queue: QueueView | null; rest: string; close: () => void }) {
  const client = useQueryClient()
  const remove = async (): Promise<string | null> => {
    try {
      if (queue) await rpc.queues.remove({ id: queue.id })
      void client.invalidateQueries(queuesQuery)
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <Ask
      opened={queue !== null}
      title={`Remove ${queue?.name ?? ''}?`}
      verb="Remove it"
      stay="Keep it"
      act={remove}
      close={close}
    >
      <p>{queue && removeSentence(queue, rest)}</p>
    </Ask>
  )
}
