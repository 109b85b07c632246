import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { SourceView } from '../../../protocol/announcements.ts'
import { Button } from '../../look/button.tsx'
import { sayDone } from '../../look/toast.tsx'
import { Conflict } from '../../page/conflict.tsx'
import { Switch, TextField } from '../../page/field.tsx'
import { Guard } from '../../page/guard.tsx'
import { Note } from '../../page/note.tsx'
import classes from '../editor/editor.module.css'
import { CrosspostSwitch, PlaceFields } from '../editor/place-fields.tsx'
import { AddressFields } from './address-fields.tsx'
import { Items } from './items.tsx'
import { Recipes } from './recipes.tsx'
import { ShownSecret } from './secret.tsx'
import type { SourceKind } from './source-words.ts'
import own from './sources.module.css'
import { TemplateField } from './template-field.tsx'
import { Trial } from './trial.tsx'
import { type EditedSource, type SourceContent, useSource } from './use-source.ts'

interface SourceFormProps {
  kind: SourceKind
  /** Null for one that is being added. */
  stored: SourceView | null
  start: SourceContent
  children?: ReactNode
}

/** A source, beside what it would bring, or has brought. */
export function SourceForm({ kind, stored, start, children }: SourceFormProps) {
  const edited = useSource(kind, stored, start)
  const navigate = useNavigate()
  const [made, setMade] = useState<{ source: SourceView; secret: string } | null>(null)
  const done = (source: SourceView, secret: string | null) => {
    if (secret !== null) return setMade({ source, secret })
    if (stored) return sayDone('Saved. It counts for what comes from now on.')
    sayDone(`${source.name} is added. What it holds already is not announced.`)
    void navigate({ to: '/announcements', search: { show: 'sources' }, ignoreBlocker: true })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void edited.save(done)
  }
  if (made) return <Made {...made} />
  return (
    <div className={classes.body}>
      <form className={classes.words} aria-label="Source" onSubmit={submit}>
        {children}
        <AddressFields kind={kind} stored={stored} edited={edited} />
        <Going edited={edited} stored={stored} />
        <Filter edited={edited} />
        <Foot edited={edited} stored={stored} />
      </form>
      <aside className={classes.side} aria-label={stored ? 'Items' : 'What it would bring'}>
        {kind === 'webhook' ? <Recipes url={stored?.url ?? null} /> : <Trial edited={edited} />}
        {stored && <Items source={stored} />}
      </aside>
      <Guard changed={edited.changed && !made} what="this source" />
    </div>
  )
}

function Going({ edited: { value, type }, stored }: { edited: EditedSource; stored: SourceView | null }) {
  return (
    <>
      <TextField
        label="Name"
        value={value.name}
        onChange={(event) => type({ name: event.target.value })}
        maxLength={80}
        placeholder="Our blog"
        dir="auto"
      />
      <PlaceFields
        value={value}
        type={type}
        names={{ place: stored?.place.name ?? null, mention: stored?.mention?.name ?? null }}
      />
      <TemplateField value={value.template} type={(template) => type({ template })} />
      <Switch
        label="Wait for approval"
        words={
          value.approval
            ? 'Each item stands under “To approve” until somebody looks at it.'
            : 'Each item is posted by itself, as soon as it is found.'
        }
        checked={value.approval}
        onChange={(approval) => type({ approval })}
      />
      <CrosspostSwitch value={value} type={type} />
    </>
  )
}

/** Words that decide which items count. */
function Filter({ edited: { value, type } }: { edited: EditedSource }) {
  return (
    <div className={classes.pair}>
      <TextField
        label="Only with one of these words"
        value={value.include}
        onChange={(event) => type({ include: event.target.value })}
        placeholder="patch, release"
        hint="With commas between them. Empty: all items."
        dir="auto"
      />
      <TextField
        label="Never with one of these"
        value={value.exclude}
        onChange={(event) => type({ exclude: event.target.value })}
        placeholder="beta, hiring"
        hint="What is left out is counted, not announced."
        dir="auto"
      />
    </div>
  )
}

function Foot({ edited, stored }: { edited: EditedSource; stored: SourceView | null }) {
  const { missing, saving, changed, theirs, keepMine, drop } = edited
  return (
    <>
      {theirs && (
        <Conflict words="A colleague has changed this source meanwhile." keepMine={keepMine} takeTheirs={drop}>
          <p>
            Theirs: {theirs.name}, {theirs.approval ? 'waits for approval' : 'posted by itself'}
          </p>
        </Conflict>
      )}
      {saving.fault !== null && <Note tone="bad">Not saved: {saving.fault}</Note>}
      <div className={own.foot}>
        {(stored === null || changed) && (
          <Button type="submit" tone="primary" disabled={saving.busy || missing !== null || theirs !== null}>
            {saving.busy ? 'Saving' : stored ? 'Save' : 'Add the source'}
          </Button>
        )}
        {missing !== null && <span>{missing}.</span>}
      </div>
    </>
  )
}

/** A webhook that was just made: its secret is read this once. */
function Made({ source, secret }: { source: SourceView; secret: string }) {
  const navigate = useNavigate()
  return (
    <div className={classes.body}>
      <section className={classes.words} aria-label="Made">
        <Note tone="ok">{source.name} is made. Take its address and its secret to what will send.</Note>
        <ShownSecret source={source} secret={secret} />
        <div className={own.foot}>
          <Button
            tone="primary"
            onClick={() => void navigate({ to: '/announcements', search: { show: 'sources' }, ignoreBlocker: true })}
          >
            I have copied it
          </Button>
        </div>
      </section>
      <aside className={classes.side} aria-label="Recipes">
        <Recipes url={source.url} />
      </aside>
    </div>
  )
}
