import { Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { DeskName, QueueView } from '../../../protocol/queues.ts'
import { IconButton } from '../../look/button.tsx'
import { sayDone } from '../../look/toast.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { useMayAdmin } from '../../session/rights.ts'
import { rpc } from '../../session/rpc.ts'
import { DeskSwitch } from './desk-switch.tsx'
import { queuesQuery } from './queries.ts'
import classes from './queues.module.css'
import { serverWords, switchedWords, waitingWords } from './words.ts'

export type QueueAct = { kind: 'edit' | 'remove'; queue: QueueView }

interface RowProps {
  queue: QueueView
  /** Names of servers, by id. */
  names: ReadonlyMap<string, string>
  connected: boolean
  open: (act: QueueAct) => void
}

/** One queue: whose members wait in it, how many now, and where they are answered. */
export function QueueRow({ queue, names, connected, open }: RowProps) {
  const may = useMayAdmin()
  const { busy, fault, choose } = useDesk(queue)
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <b>
          <bdi dir="auto">{queue.name}</bdi>
        </b>
        <p>
          <bdi>{serverWords(queue, names)}</bdi> · {waitingWords(queue.waiting)}
        </p>
      </div>
      {may && <RowMenu queue={queue} open={open} />}
      <DeskSwitch
        label={`Where ${queue.name} is answered`}
        desk={queue.desk}
        connected={connected}
        disabled={!may || busy}
        choose={(desk) => void choose(desk)}
      />
      {fault !== null && <Note tone="bad">Not switched: {fault}</Note>}
    </li>
  )
}

/** Switching counts at once, and can be undone as long as the toast says so. */
function useDesk({ id, name, version, desk: before }: QueueView) {
  const client = useQueryClient()
  const { busy, fault, run } = useRun()
  const switchTo = (desk: DeskName, over: number, undone: boolean): Promise<void> =>
    run(async () => {
      try {
        const changed = await rpc.queues.update({ id, version: over, desk })
        client.setQueryData(queuesQuery.queryKey, (all) => all?.map((each) => (each.id === id ? changed : each)))
        const undo = () => void switchTo(before, changed.version, true)
        sayDone(switchedWords(name, desk), undone ? undefined : undo)
      } finally {
        for (const key of ['queues', 'counts']) void client.invalidateQueries({ queryKey: [key] })
      }
    })
  return { busy, fault, choose: (desk: DeskName) => switchTo(desk, version, false) }
}

function RowMenu({ queue, open }: Pick<RowProps, 'queue' | 'open'>) {
  const [size, stroke] = [16, 1.75]
  return (
    <Menu position="bottom-end" width={200} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label={`What to do with ${queue.name}`}>
          <IconDots aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={size} stroke={stroke} aria-hidden />}
          onClick={() => open({ kind: 'edit', queue })}
        >
          {queue.isDefault ? 'Rename' : 'Edit'}
        </Menu.Item>
        {!queue.isDefault && (
          <Menu.Item
            color="var(--gd-bad-text)"
            leftSection={<IconTrash size={size} stroke={stroke} aria-hidden />}
            onClick={() => open({ kind: 'remove', queue })}
          >
            Remove
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
