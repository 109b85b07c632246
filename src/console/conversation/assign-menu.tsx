import { Menu } from '@mantine/core'
import {
  IconBook2,
  IconCheck,
  IconChevronDown,
  IconDots,
  IconHeadset,
  IconInbox,
  IconUserPlus,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { flexWords, isInFlex } from '../flex/in-flex.ts'
import { type Colleague, colleaguesQuery } from '../live/colleagues.ts'
import type { Detail } from '../live/queries.ts'
import { createStore, useStore } from '../live/store.ts'
import { Key } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { VirtualMark } from '../look/virtual-mark.tsx'
import { failureOf } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import classes from './header.module.css'
import type { Acts } from './use-acts.ts'
import { useKeep } from './use-keep.ts'

const opened = createStore<string | null>(null)

export function openAssignMenu(conversation: string): void {
  opened.set(() => conversation)
}

/** Who has the conversation, and to whom it can be given; on a phone also what there is no room for. */
export function AssignMenu({ detail, acts }: { detail: Detail; acts: Acts }) {
  const open = useStore(opened, (value) => value === detail.id)
  const me = useMe().agent
  // Asked before the menu opens, so that the keyboard begins at the first colleague.
  const colleagues = useQuery(colleaguesQuery)
  const { assignee } = detail
  const inFlex = isInFlex(detail)
  return (
    <Menu
      opened={open}
      onChange={(next) => opened.set(() => (next ? detail.id : null))}
      position="bottom-end"
      width={268}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={`${classes.assign} ${inFlex ? classes.there : ''}`}
          aria-keyshortcuts="A"
          disabled={acts.busy}
        >
          {assignee ? (
            <Picture of={assignee} size={20} className={classes.wide} />
          ) : inFlex ? (
            <IconHeadset aria-hidden className={classes.wide} />
          ) : (
            <IconUserPlus aria-hidden className={classes.wide} />
          )}
          <span className={`clip ${classes.wide}`}>
            {assignee ? (
              <bdi>{assignee.id === me.id ? 'You' : assignee.publicName}</bdi>
            ) : inFlex ? (
              flexWords(detail)
            ) : (
              'Assign'
            )}
          </span>
          <span className="unseen">{assignee ? ', assign to somebody else' : ', to whom'}</span>
          <IconChevronDown aria-hidden className={classes.wide} />
          <IconDots aria-hidden className={classes.narrow} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Colleagues detail={detail} acts={acts} all={colleagues.data} error={colleagues.error} />
        <Ways detail={detail} acts={acts} />
      </Menu.Dropdown>
    </Menu>
  )
}

interface ColleaguesProps {
  detail: Detail
  acts: Acts
  all: Colleague[] | undefined
  error: Error | null
}

function Colleagues({ detail, acts, all: data, error }: ColleaguesProps) {
  const me = useMe().agent
  const others = (data ?? []).filter(({ id }) => id !== me.id && id !== detail.assignee?.id)
  return (
    <>
      <Menu.Label>
        Assign to <Key>A</Key>
      </Menu.Label>
      {error && <p className={classes.nobody}>{failureOf(error).words}</p>}
      {data && others.length === 0 && (
        <p className={classes.nobody}>{data.length > 1 ? 'Nobody else is here.' : 'You are the only agent so far.'}</p>
      )}
      {others.map((agent) => (
        <Menu.Item
          key={agent.id}
          disabled={!agent.available}
          leftSection={<Picture of={agent} size={22} />}
          rightSection={agent.available ? null : <small>away</small>}
          title={agent.available ? undefined : `${agent.publicName} is away and takes no conversations now.`}
          onClick={() => void acts.assign(agent)}
        >
          <bdi>{agent.publicName}</bdi>
        </Menu.Item>
      ))}
    </>
  )
}

function Ways({ detail, acts }: { detail: Detail; acts: Acts }) {
  const me = useMe().agent
  const virtualAgent = useVirtualAgent()
  const keep = useKeep(detail.id)
  const withAgent = detail.status === 'assigned'
  // From Flex it goes to a person or to the virtual agent; nobody of ours had it.
  const toQueue = withAgent && !isInFlex(detail)
  const toVirtualAgent = virtualAgent.enabled && (withAgent || detail.status === 'queued')
  return (
    <>
      {(toQueue || toVirtualAgent || detail.keepable) && <Menu.Divider />}
      {toQueue && (
        <Menu.Item leftSection={<IconInbox size={16} stroke={1.75} aria-hidden />} onClick={() => void acts.toQueue()}>
          Back to the queue
        </Menu.Item>
      )}
      {toVirtualAgent && (
        <Menu.Item
          leftSection={<VirtualMark size={16} />}
          rightSection={<Key>B</Key>}
          onClick={() => void acts.handBack()}
        >
          Hand back to <bdi>{virtualAgent.name}</bdi>
        </Menu.Item>
      )}
      {detail.keepable && (
        <Menu.Item
          leftSection={<IconBook2 size={16} stroke={1.75} aria-hidden />}
          disabled={keep.busy}
          onClick={() => void keep.asArticle()}
        >
          Keep the answer as article
        </Menu.Item>
      )}
      {detail.assignee?.id !== me.id && (
        <Menu.Item
          className={classes.narrowItem}
          leftSection={<IconCheck size={16} stroke={1.75} aria-hidden />}
          onClick={() => void acts.resolve()}
        >
          Resolve
        </Menu.Item>
      )}
    </>
  )
}
