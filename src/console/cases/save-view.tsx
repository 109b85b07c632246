import { Popover } from '@mantine/core'
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import { sayDone } from '../look/toast.tsx'
import { Switch, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { narrowings, sameFilter } from './filter-search.ts'
import classes from './filters.module.css'
import { caseViewsQuery } from './queries.ts'

/** Keeps the filter under a name in the navigation. Where it is kept already its name is told instead. */
export function SaveView({ filter }: { filter: CaseFilter }) {
  const [opened, setOpened] = useState(false)
  const views = useQuery(caseViewsQuery).data ?? []
  const kept = views.find((view) => sameFilter(view.filter, filter))
  if (kept) {
    return (
      <span className={`${classes.chip} ${classes.kept}`}>
        <IconBookmarkFilled aria-hidden />
        <bdi className="clip" dir="auto">
          {kept.name}
        </bdi>
      </span>
    )
  }
  if (narrowings(filter) === 0) return null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`${classes.chip} ${classes.add}`} onClick={() => setOpened(!opened)}>
          <IconBookmark aria-hidden />
          Save view
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <SaveForm filter={filter} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveForm({ filter, close }: { filter: CaseFilter; close: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const save = async () => {
    try {
      const view = await rpc.caseViews.save({ name: name.trim(), filter, shared })
      await client.invalidateQueries({ queryKey: caseViewsQuery.queryKey })
      close()
      sayDone(`“${view.name}” stands in the navigation.`)
    } catch (error) {
      setFault(failureOf(error).words)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') void save()
  }
  return (
    <form className={classes.popover} onSubmit={submit}>
      <TextField
        label="Name"
        placeholder="Crashes on Android"
        hint="A name that you have used already: this filter takes its place."
        maxLength={60}
        dir="auto"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Switch
        label="For the whole team"
        words={shared ? 'Every agent sees it. “Me” is who looks.' : 'Only you see it.'}
        checked={shared}
        onChange={setShared}
      />
      {fault !== null && <Note tone="bad">Not saved: {fault}</Note>}
      <Button type="submit" tone="primary" disabled={name.trim() === ''}>
        Save view
      </Button>
    </form>
  )
}
