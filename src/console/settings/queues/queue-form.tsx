import { Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { QueueView } from '../../../protocol/queues.ts'
import { Button } from '../../look/button.tsx'
import { TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { rpc } from '../../session/rpc.ts'
import { Choices } from '../choices.tsx'
import { discordQuery } from '../queries.ts'
import own from '../webhooks.module.css'
import { queuesQuery } from './queries.ts'

interface FormProps {
  /** Null makes a new one. */
  queue: QueueView | null
  all: readonly QueueView[]
  close: () => void
}

/** The name of a queue and the servers whose members wait in it. */
export function QueueForm({ queue, all, close }: FormProps) {
  const client = useQueryClient()
  const [name, setName] = useState(queue?.name ?? '')
  const [guilds, setGuilds] = useState(queue?.guilds ?? [])
  const { busy, fault, run, forgetFault } = useRun()
  const save = () =>
    run(async () => {
      const input = { name, guilds }
      if (queue)
        await rpc.queues.update({ id: queue.id, version: queue.version, ...(queue.isDefault ? { name } : input) })
      else await rpc.queues.create(input)
      void client.invalidateQueries(queuesQuery)
      close()
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form className={own.form} onSubmit={submit}>
      <TextField
        label="Name"
        value={name}
        onChange={(event) => {
          setName(event.target.value)
          forgetFault()
        }}
        maxLength={60}
        dir="auto"
        data-autofocus
      />
      {!queue?.isDefault && <Servers queue={queue} all={all} chosen={guilds} choose={setGuilds} />}
      {fault !== null && <Note tone="bad">Not saved: {fault}</Note>}
      <div className={own.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || name.trim() === ''}>
          {queue ? 'Save' : 'Add the queue'}
        </Button>
      </div>
    </form>
  )
}

interface ServersProps {
  queue: QueueView | null
  all: readonly QueueView[]
  chosen: string[]
  choose: (guilds: string[]) => void
}

/** A server is in one queue; one that another has stands there with its name. */
function Servers({ queue, all, chosen, choose }: ServersProps) {
  const { data, isPending } = useQuery(discordQuery)
  const guilds = data?.guilds ?? []
  const holder = (guild: string) => all.find((each) => each.id !== queue?.id && each.guilds.includes(guild))
  const gone = chosen.filter((id) => !guilds.some((guild) => guild.id === id))
  const offered = [
    ...guilds.map(({ id, name }) => ({ id, name, taken: holder(id)?.name })),
    ...gone.map((id) => ({ id, name: 'A server that the bot is not in', taken: undefined })),
  ]
  if (offered.length === 0) {
    return (
      <Note tone="info">
        {isPending ? 'Asking Discord…' : 'The bot is in no server yet, so there is none to choose.'}
      </Note>
    )
  }
  return (
    <Choices
      legend="Servers"
      offered={offered}
      chosen={chosen}
      hint={
        chosen.length === 0
          ? 'None is chosen: nobody waits here yet.'
          : 'Members who come from there wait in this queue.'
      }
      choose={choose}
    />
  )
}

/** The form over the page. */
export function QueueDialog({ opened, ...rest }: FormProps & { opened: boolean }) {
  const { queue, close } = rest
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={queue ? `Edit ${queue.name}` : 'Add a queue'}
      size={480}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QueueForm {...rest} />
    </Modal>
  )
}
