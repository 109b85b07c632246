import { IconCheck } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../look/button.tsx'
import { Conflict } from '../page/conflict.tsx'
import { Note } from '../page/note.tsx'
import { useMayAdmin } from '../session/rights.ts'
import classes from './settings.module.css'
import type { Section } from './use-section.ts'

interface PartProps {
  id: string
  title: string
  words: ReactNode
  children: ReactNode
}

/** A part of the settings: what it is about at the start, what can be done at the end. */
export function Part({ id, title, words, children }: PartProps) {
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.about}>
        <h2 id={id}>{title}</h2>
        <p>{words}</p>
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

interface FormProps<T> extends PartProps {
  section: Section<T>
  /** What it means that this is saved, as one sentence. */
  said: string
  /** How the colleague's version reads, where both were changed. */
  theirs: (value: T) => ReactNode
  /** Something that was typed cannot be saved; its field says why. */
  unusable?: boolean
}

/** A part that is edited and saved by itself. */
export function FormPart<T>({ section, said, theirs, unusable = false, children, ...part }: FormProps<T>) {
  const may = useMayAdmin()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unusable) void section.save()
  }
  return (
    <Part {...part}>
      <form className={classes.form} onSubmit={submit}>
        <fieldset className={classes.set} disabled={!may} aria-labelledby={part.id}>
          {children}
        </fieldset>
        {section.theirs !== null && (
          <Conflict
            words="A colleague has changed this meanwhile."
            keepMine={section.keepMine}
            takeTheirs={section.drop}
          >
            {theirs(section.theirs)}
          </Conflict>
        )}
        {section.fault !== null && <Note tone="bad">Not saved: {section.fault}</Note>}
        {may && <Foot section={section} said={said} unusable={unusable} />}
      </form>
    </Part>
  )
}

function Foot<T>({ section, said, unusable }: { section: Section<T>; said: string; unusable: boolean }) {
  const open = section.changed && section.theirs === null
  return (
    <div className={classes.foot}>
      {open && (
        <>
          <Button type="submit" tone="primary" disabled={section.busy || unusable}>
            {section.busy ? 'Saving' : 'Save'}
          </Button>
          <Button tone="quiet" onClick={section.drop}>
            Discard
          </Button>
        </>
      )}
      <span className={classes.saved} role="status">
        {section.saved && !section.changed && (
          <>
            <IconCheck aria-hidden />
            {said}
          </>
        )}
      </span>
    </div>
  )
}
