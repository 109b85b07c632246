import { Menu, Popover } from '@mantine/core'
import { IconArrowMerge, IconCircleHalf2, IconFlag, IconTag, IconUser, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { CasePriority, CaseRow, CaseStatus } from '../../protocol/cases.ts'
import { CaseStatus as StatusWords } from '../inbox/case-chip.tsx'
import { colleaguesQuery } from '../live/colleagues.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useMe } from '../session/session.ts'
import classes from './bulk-bar.module.css'
import { BulkMerge } from './bulk-merge.tsx'
import { BulkMove } from './bulk-move.tsx'
import { Priority } from './priority.tsx'
import { type BulkAct, useBulk } from './use-bulk.ts'
import { PRIORITY_WORDS, STATUS_WORDS } from './words.ts'

interface BulkBarProps {
  chosen: CaseRow[]
  none: () => void
}

/** What is done with all the chosen cases at once, and why some of them were left. */
export function BulkBar({ chosen, none }: BulkBarProps) {
  const { run, busy, left, forget } = useBulk(chosen, none)
  const [status, setStatus] = useState<CaseStatus | null>(null)
  const [merging, setMerging] = useState(false)
  return (
    <div className={classes.place}>
      {left.length > 0 && (
        <Note
          tone="warn"
          acts={
            <IconButton label="Close" onClick={forget}>
              <IconX aria-hidden />
            </IconButton>
          }
        >
          {left.length === 1 ? 'One was left as it is.' : `${left.length} were left as they are.`}
          <ul className={classes.left}>
            {left.map(({ number, words }) => (
              <li key={number}>
                <bdi>#{number}</bdi>: {words}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <div className={classes.bar} role="toolbar" aria-label="Chosen cases">
        <b>{chosen.length.toLocaleString('en')} chosen</b>
        <Choice words="Status" icon={<IconCircleHalf2 aria-hidden />} busy={busy}>
          {(Object.keys(STATUS_WORDS) as CaseStatus[]).map((each) => (
            <Menu.Item key={each} onClick={() => setStatus(each)}>
              <StatusWords status={each} />
            </Menu.Item>
          ))}
        </Choice>
        <Owners busy={busy} run={run} />
        <Choice words="Priority" icon={<IconFlag aria-hidden />} busy={busy}>
          {(Object.keys(PRIORITY_WORDS) as CasePriority[]).map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<Priority priority={priority} />}
              onClick={() => void run({ kind: 'priority', priority })}
            >
              {PRIORITY_WORDS[priority]}
            </Menu.Item>
          ))}
        </Choice>
        <Tag busy={busy} run={run} />
        <Button size="small" tone="quiet" disabled={busy} onClick={() => setMerging(true)}>
          <IconArrowMerge aria-hidden />
          Merge
        </Button>
        <IconButton label="Choose none" shortcut="Esc" onClick={none}>
          <IconX aria-hidden />
        </IconButton>
      </div>
      <BulkMove chosen={chosen} status={status} close={() => setStatus(null)} run={run} />
      <BulkMerge chosen={chosen} opened={merging} close={() => setMerging(false)} run={run} />
    </div>
  )
}

interface ChoiceProps {
  words: string
  icon: ReactNode
  busy: boolean
  children: ReactNode
}

function Choice({ words, icon, busy, children }: ChoiceProps) {
  return (
    <Menu position="top-start" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="small" tone="quiet" disabled={busy}>
          {icon}
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.choices}>{children}</Menu.Dropdown>
    </Menu>
  )
}

interface ActProps {
  busy: boolean
  run: (act: BulkAct) => Promise<void>
}

function Owners({ busy, run }: ActProps) {
  const me = useMe().agent
  const colleagues = useQuery(colleaguesQuery).data ?? []
  return (
    <Choice words="Owner" icon={<IconUser aria-hidden />} busy={busy}>
      {[me, ...colleagues.filter(({ id }) => id !== me.id)].map((agent) => (
        <Menu.Item
          key={agent.id}
          leftSection={<Picture of={agent} size={20} />}
          onClick={() => void run({ kind: 'owner', owner: agent.id })}
        >
          {agent.id === me.id ? 'Me' : <bdi>{agent.publicName}</bdi>}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => void run({ kind: 'owner', owner: null })}>Nobody</Menu.Item>
    </Choice>
  )
}

function Tag({ busy, run }: ActProps) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const tag = typed.trim()
  const set = (on: boolean) => {
    if (tag === '') return
    setOpened(false)
    void run({ kind: 'tag', tag, on })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set(true)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button size="small" tone="quiet" disabled={busy} onClick={() => setOpened(!opened)}>
          <IconTag aria-hidden />
          Tag
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={submit}>
          <TextField
            label="Tag"
            maxLength={40}
            dir="auto"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className={classes.foot}>
            <Button size="small" disabled={tag === ''} onClick={() => set(false)}>
              Take away
            </Button>
            <Button size="small" type="submit" tone="primary" disabled={tag === ''}>
              Add
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
