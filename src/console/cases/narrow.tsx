import { Menu, Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { colleaguesQuery } from '../live/colleagues.ts'
import { Button } from '../look/button.tsx'
import { TextField } from '../page/field.tsx'
import { useMe } from '../session/session.ts'
import classes from './filters.module.css'

interface ChipProps {
  label: string
  /** What it narrows to, or what stands there while it does not. */
  words: ReactNode
  on: boolean
  clear: () => void
  opened: boolean
  setOpened: (opened: boolean) => void
  children: ReactNode
}

/** A chip that opens its choices, with a cross once it narrows. */
function Chip({ label, words, on, clear, opened, setOpened, children }: ChipProps) {
  return (
    <span className={`${classes.chip} ${on ? classes.on : ''}`}>
      <Menu
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        width={220}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <button type="button" className={classes.open}>
            {label} <b>{words}</b>
            {!on && <IconChevronDown aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>{children}</Menu.Dropdown>
      </Menu>
      {on && (
        <button type="button" className={classes.clear} aria-label={`${label}: any`} onClick={clear}>
          <IconX aria-hidden />
        </button>
      )}
    </span>
  )
}

/** Open at once where it was just asked for. */
function useOpened(asked: boolean) {
  const [opened, setOpened] = useState(asked)
  useEffect(() => setOpened(asked), [asked])
  return { opened, setOpened }
}

interface ChooseManyProps<Word extends string> {
  label: string
  none: string
  all: Record<Word, string>
  chosen: readonly Word[] | undefined
  choose: (chosen: Word[] | undefined) => void
  opened?: boolean
}

export function ChooseMany<Word extends string>(props: ChooseManyProps<Word>) {
  const { label, none, all, chosen = [], choose } = props
  const menu = useOpened(props.opened ?? false)
  const words = Object.keys(all) as Word[]
  const set = (value: string[]) => {
    const next = words.filter((each) => value.includes(each))
    choose(next.length > 0 ? next : undefined)
  }
  return (
    <Chip
      {...menu}
      label={label}
      words={chosen.map((each) => all[each]).join(', ') || none}
      on={chosen.length > 0}
      clear={() => choose(undefined)}
    >
      {words.map((each) => (
        <Menu.CheckboxItem
          key={each}
          checked={chosen.includes(each)}
          onChange={(on) => set(on ? [...chosen, each] : chosen.filter((other) => other !== each))}
          closeMenuOnClick={false}
        >
          {all[each]}
        </Menu.CheckboxItem>
      ))}
    </Chip>
  )
}

interface ChooseOneProps<Word extends string> {
  label: string
  none: string
  all: Record<Word, string>
  chosen: Word | undefined
  choose: (chosen: Word | undefined) => void
}

export function ChooseOne<Word extends string>({ label, none, all, chosen, choose }: ChooseOneProps<Word>) {
  const menu = useOpened(false)
  return (
    <Chip
      {...menu}
      label={label}
      words={chosen === undefined ? none : all[chosen]}
      on={chosen !== undefined}
      clear={() => choose(undefined)}
    >
      <Menu.RadioGroup value={chosen ?? ''} onChange={(value) => choose(value as Word)}>
        {(Object.keys(all) as Word[]).map((each) => (
          <Menu.RadioItem key={each} value={each}>
            <bdi>{all[each]}</bdi>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Chip>
  )
}

interface ChooseOwnerProps {
  chosen: CaseFilter['owner']
  choose: (owner: CaseFilter['owner']) => void
}

export function ChooseOwner({ chosen, choose }: ChooseOwnerProps) {
  const me = useMe().agent
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const others = colleagues.filter(({ id }) => id !== me.id).map(({ id, publicName }) => [id, publicName])
  const all: Record<string, string> = { me: 'Me', none: 'Nobody', ...Object.fromEntries(others) }
  if (chosen !== undefined && all[chosen] === undefined) all[chosen] = 'Somebody who left'
  return <ChooseOne label="Owner" none="anyone" all={all} chosen={chosen} choose={choose} />
}

interface TagFilterProps {
  chosen: string | undefined
  choose: (tag: string | undefined) => void
  opened?: boolean
}

export function TagFilter({ chosen, choose, ...rest }: TagFilterProps) {
  const { opened, setOpened } = useOpened(rest.opened ?? false)
  const [typed, setTyped] = useState(chosen ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setOpened(false)
    choose(typed.trim() || undefined)
  }
  return (
    <span className={`${classes.chip} ${chosen === undefined ? '' : classes.on}`}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={240} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={classes.open} onClick={() => setOpened(!opened)}>
            Tag <b dir="auto">{chosen ?? 'any'}</b>
            {chosen === undefined && <IconChevronDown aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <form className={classes.popover} onSubmit={submit}>
            <TextField
              label="Tag"
              hint="Written as on the case."
              maxLength={40}
              dir="auto"
              data-autofocus
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" tone="primary">
              Show those
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {chosen !== undefined && (
        <button type="button" className={classes.clear} aria-label="Tag: any" onClick={() => choose(undefined)}>
          <IconX aria-hidden />
        </button>
      )}
    </span>
  )
}

export function Toggle({ words, on, set }: { words: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={`${classes.chip} ${classes.toggle} ${on ? classes.on : ''}`}
      onClick={() => set(!on)}
    >
      <b>{words}</b>
      {on && <IconX aria-hidden />}
    </button>
  )
}
