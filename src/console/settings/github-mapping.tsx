import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { type CaseStatus, caseStatus } from '../../protocol/cases.ts'
import type { TrackerSettings, TrackerView } from '../../protocol/trackers.ts'
import { STATUS_WORDS } from '../cases/words.ts'
import { Button } from '../look/button.tsx'
import { Conflict } from '../page/conflict.tsx'
import { SelectField, Switch, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useDraft } from '../page/use-draft.ts'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import classes from './settings.module.css'
import { trackerSettingsQuery } from './tracker-queries.ts'
import own from './webhooks.module.css'

/** How cases and issues follow each other. */
export function GithubMapping({ tracker }: { tracker: TrackerView }) {
  const { value, changed, theirs, type, drop, keepMine, save, busy, fault } = useMapping(tracker)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Statuses settings={value} type={type} />
      <div className={own.pair}>
        <Follow label="Closed there, the case is" chosen={value.onClosed} choose={(onClosed) => type({ onClosed })} />
        <Follow
          label="Opened again, the case is"
          chosen={value.onReopened}
          choose={(onReopened) => type({ onReopened })}
        />
      </div>
      <div className={own.three}>
        {(['bug', 'feature', 'other'] as const).map((of) => (
          <TextField
            key={of}
            label={TYPE_LABELS[of]}
            placeholder="none"
            value={value.types[of]}
            onChange={(event) => type({ types: { ...value.types, [of]: event.target.value } })}
            maxLength={50}
            dir="auto"
          />
        ))}
      </div>
      <Switch
        label="Tell members"
        words={
          value.tell
            ? 'Who waits for a case is told when it moves because its issue did.'
            : 'A case moves with its issue in silence.'
        }
        checked={value.tell}
        onChange={(tell) => type({ tell })}
      />
      <Switch
        label="Comment on the issue"
        words={
          value.comments
            ? 'What members are told is written below the issue too, for all who read it.'
            : 'What members are told stays here.'
        }
        checked={value.comments}
        onChange={(comments) => type({ comments })}
      />
      {theirs !== null && (
        <Conflict words="A colleague has changed this meanwhile." keepMine={keepMine} takeTheirs={drop}>
          <p>Theirs is stored now.</p>
        </Conflict>
      )}
      {fault !== null && <Note tone="bad">Not saved: {fault}</Note>}
      {changed && theirs === null && (
        <div className={classes.foot}>
          <Button type="submit" tone="primary" disabled={busy}>
            Save
          </Button>
          <Button tone="quiet" onClick={drop}>
            Discard
          </Button>
        </div>
      )}
    </form>
  )
}

const TYPE_LABELS = { bug: 'Label of bugs', feature: 'Label of features', other: 'Label of others' }

interface StatusesProps {
  settings: TrackerSettings
  type: (part: Partial<TrackerSettings>) => void
}

/** Each status with the label that the issue then has, and whether it is closed. */
function Statuses({ settings, type }: StatusesProps) {
  const { closes, labels } = settings
  const close = (status: CaseStatus, on: boolean) =>
    type({ closes: caseStatus.options.filter((each) => (each === status ? on : closes.includes(each))) })
  return (
    <fieldset className={`${classes.set} ${own.mapping}`} aria-label="How an issue follows its case">
      <span className={own.head}>Case</span>
      <span className={own.head}>Label of the issue</span>
      <span className={own.head}>Closed</span>
      {caseStatus.options.map((status) => (
        <Status
          key={status}
          status={status}
          label={labels[status] ?? ''}
          closed={closes.includes(status)}
          name={(label) => type({ labels: { ...labels, [status]: label } })}
          close={(on) => close(status, on)}
        />
      ))}
    </fieldset>
  )
}

interface StatusProps {
  status: CaseStatus
  label: string
  closed: boolean
  name: (label: string) => void
  close: (on: boolean) => void
}

function Status({ status, label, closed, name, close }: StatusProps) {
  const words = STATUS_WORDS[status]
  return (
    <>
      <b>{words}</b>
      <input
        className={own.label}
        value={label}
        placeholder="none"
        maxLength={50}
        dir="auto"
        aria-label={`Label of the issue while its case is: ${words}`}
        onChange={(event) => name(event.target.value)}
      />
      <input
        type="checkbox"
        checked={closed}
        aria-label={`The issue is closed while its case is: ${words}`}
        onChange={(event) => close(event.target.checked)}
      />
    </>
  )
}

interface FollowProps {
  label: string
  chosen: CaseStatus | null
  choose: (status: CaseStatus | null) => void
}

function Follow({ label, chosen, choose }: FollowProps) {
  return (
    <SelectField
      label={label}
      value={chosen ?? ''}
      onChange={(event) => choose(event.target.value === '' ? null : (event.target.value as CaseStatus))}
    >
      <option value="">as it was</option>
      {caseStatus.options.map((status) => (
        <option key={status} value={status}>
          {STATUS_WORDS[status]}
        </option>
      ))}
    </SelectField>
  )
}

function useMapping({ settings }: TrackerView) {
  const client = useQueryClient()
  const editing = useDraft(settings)
  const { value, drop } = editing
  const { busy, fault, run } = useRun()
  const save = () =>
    run(async () => {
      client.setQueryData(trackerSettingsQuery.queryKey, (await rpc.trackers.update({ settings: value })).tracker)
      drop()
    })
  return { ...editing, save, busy, fault }
}
