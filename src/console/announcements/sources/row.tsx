import { Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SourceView } from '../../../protocol/announcements.ts'
import { IconButton } from '../../look/button.tsx'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { Ask } from '../../page/ask.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { KindIcon } from './kind-icon.tsx'
import { sourceFacts } from './source-words.ts'
import own from './sources.module.css'

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** One source: what it is, what it does with what it brings, and in words what is wrong with it. */
export function SourceRow({ source, now }: { source: SourceView; now: number }) {
  const may = useMayModerate()
  const { id, kind, name, url, active, trouble } = source
  return (
    <li className={own.row}>
      <KindIcon kind={kind} />
      <div className={own.what}>
        <Link to="/announcements/sources/$source" params={{ source: id }} className={own.link}>
          <bdi dir="auto">{name}</bdi>
        </Link>
        <p className={own.url} dir="ltr">
          {url}
        </p>
        <p>{sourceFacts(source, now).join(' · ')}</p>
        {!active && <p className={own.off}>Paused. {trouble}</p>}
        {active && trouble !== null && <p className={own.bad}>{trouble}</p>}
      </div>
      {may && <RowMenu source={source} />}
    </li>
  )
}

function RowMenu({ source }: { source: SourceView }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const { id, version, name, kind, active } = source
  const run = (act: () => Promise<unknown>, done: string) =>
    act()
      .then(
        () => sayDone(done),
        (error: unknown) => sayFailed(`Not done: ${failureOf(error).words}`),
      )
      .finally(() => void client.invalidateQueries({ queryKey: ['sources'] }))
  const turn = () =>
    void run(
      () => rpc.sources.update({ id, version, active: !active }),
      active ? 'Paused. What is new meanwhile is not announced.' : 'It brings what is new again.',
    )
  return (
    <div className={own.menu}>
      <Menu position="bottom-end" width={190} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label={`What to do with ${name}`}>
            <IconDots aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {kind !== 'webhook' && active && (
            <Menu.Item
              leftSection={<IconRefresh {...ICON} />}
              onClick={() =>
                void run(() => rpc.sources.look({ id }), 'It is being looked at. What is new stands under Coming.')
              }
            >
              Look now
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconPencil {...ICON} />}
            renderRoot={(props) => <Link to="/announcements/sources/$source" params={{ source: id }} {...props} />}
          >
            Edit
          </Menu.Item>
          <Menu.Item leftSection={active ? <IconPlayerPause {...ICON} /> : <IconPlayerPlay {...ICON} />} onClick={turn}>
            {active ? 'Pause' : 'Go on'}
          </Menu.Item>
          <Menu.Item color="var(--gd-bad-text)" leftSection={<IconTrash {...ICON} />} onClick={() => setAsked(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeleteAsk source={source} opened={asked} close={() => setAsked(false)} />
    </div>
  )
}

function DeleteAsk({ source, opened, close }: { source: SourceView; opened: boolean; close: () => void }) {
  const client = useQueryClient()
  const { id, name } = source
  const remove = async (): Promise<string | null> => {
    try {
      await rpc.sources.remove({ id })
      void client.invalidateQueries({ queryKey: ['sources'] })
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <Ask opened={opened} title={`Delete ${name}?`} verb="Delete it" stay="Keep it" act={remove} close={close}>
      <p>It brings nothing any more. What it has brought stays, also what still waits for approval.</p>
    </Ask>
  )
}
