import { IconSpeakerphone } from '@tabler/icons-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import box from '../../composer/composer.module.css'
import { useAutosize } from '../../composer/field.tsx'
import { NoteMode } from '../../composer/note-mode.tsx'
import { Counter, Fault } from '../../composer/said-below.tsx'
import { SEND_KEYS } from '../../inbox/keys.ts'
import { useStore } from '../../live/store.ts'
import { Button, Key } from '../../look/button.tsx'
import classes from './composer.module.css'
import { type ComposerMode, wanted } from './composer-mode.ts'
import { Languages, Preview } from './languages.tsx'
import { NamePicker } from './name-picker.tsx'
import type { ShownCase } from './queries.ts'
import { unreachedInWords, waitersInWords, waitingFor } from './telling.ts'
import { useNamePicker } from './use-name-picker.ts'
import { useNote } from './use-note.ts'
import { type Update, useUpdate } from './use-update.ts'

const UPDATE_LIMIT = 1500
const NOTE_LIMIT = 4000

/** What is said about the case: to all who wait for it, or to the team. Where nobody waits, notes alone. */
export function Composer({ shown }: { shown: ShownCase }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [chosen, setMode] = useWantedMode(field)
  const mode: ComposerMode = waitingFor(shown) > 0 ? chosen : 'note'
  const note = mode === 'note'
  const update = useUpdate(shown)
  const noted = useNote(shown.id)
  const [previewed, setPreviewed] = useState(false)
  const writing = note ? noted : update
  const write = () => field.current?.focus()
  const chooseMode = (next: ComposerMode) => {
    setMode(next)
    write()
  }
  const ready = note ? noted.text.trim() !== '' : Object.keys(update.texts).length > 0
  return (
    <section className={`${box.box} ${classes.box} ${note ? box.noted : ''}`} aria-label="Write about this case">
      <div className={`${box.top} ${classes.top}`}>
        <Modes mode={mode} setMode={chooseMode} shown={shown} />
        {note ? <span className={box.to}>only your team sees this</span> : <Languages update={update} write={write} />}
      </div>
      <Field field={field} note={note} writing={writing} />
      {!note && previewed && <Preview update={update} />}
      <Fault words={writing.fault === null ? null : `Not sent: ${writing.fault}`} close={writing.forgive} />
      <div className={`${box.tools} ${classes.tools}`}>
        {!note && <Time update={update} />}
        <span className={box.grow} />
        <Counter text={writing.text} limit={note ? NOTE_LIMIT : UPDATE_LIMIT} split={false} />
        {!note && (
          <Button tone="quiet" aria-expanded={previewed} onClick={() => setPreviewed((now) => !now)}>
            {update.counts.length > 1 ? `Preview in ${update.counts.length} languages` : 'Preview'}
          </Button>
        )}
        <Button
          tone="primary"
          shortcut={SEND_KEYS}
          className={note ? box.addNote : ''}
          disabled={!ready || writing.busy}
          onClick={() => void writing.send()}
        >
          {note ? 'Add note' : `Send to ${update.waiting.toLocaleString('en')}`}
        </Button>
      </div>
    </section>
  )
}

interface FieldProps {
  field: RefObject<HTMLTextAreaElement | null>
  note: boolean
  writing: Pick<Update, 'text' | 'write' | 'send'>
}

/** Where the words are written. Control or Command with Enter sends them; in a note an @ names a colleague. */
function Field({ field, note, writing }: FieldProps) {
  const { text, write, send } = writing
  const picker = useNamePicker({ text, write, field, off: !note })
  useAutosize(field, text)
  const active = picker.items[picker.active]
  return (
    <>
      <NamePicker of={picker} />
      <textarea
        ref={field}
        aria-label={note ? 'Note' : 'Update'}
        aria-autocomplete="list"
        aria-controls={active && 'name-picker'}
        aria-activedescendant={active && `name-${active.id}`}
        dir="auto"
        rows={2}
        maxLength={note ? NOTE_LIMIT : UPDATE_LIMIT}
        placeholder={note ? 'Write to your team, @ names a colleague' : 'What is new, in your own words'}
        value={text}
        onChange={(event) => {
          write(event.target.value)
          picker.look(event.target)
        }}
        onSelect={(event) => picker.look(event.currentTarget)}
        onBlur={picker.close}
        onKeyDown={(event) => {
          if (picker.takesKey(event)) return
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return
          event.preventDefault()
          void send()
        }}
      />
    </>
  )
}

function Time({ update: { time, reach } }: { update: Update }) {
  if (time === null) return null
  return (
    <span className={`${box.hint} ${classes.time}`}>
      {unreachedInWords(reach)}Takes about {time}. Live chats go first.
    </span>
  )
}

/** The mode, which a key may ask for from anywhere on the page. */
function useWantedMode(field: RefObject<HTMLTextAreaElement | null>) {
  const [mode, setMode] = useState<ComposerMode>('update')
  const asked = useStore(wanted, (value) => value)
  useLayoutEffect(() => {
    if (asked === null) return
    wanted.set(() => null)
    setMode(asked)
    field.current?.focus()
  }, [asked, field])
  return [mode, setMode] as const
}

interface ModesProps {
  mode: ComposerMode
  setMode: (mode: ComposerMode) => void
  shown: ShownCase
}

function Modes({ mode, setMode, shown }: ModesProps) {
  return (
    <fieldset className={box.modes} aria-label="To whom">
      {waitingFor(shown) > 0 && (
        <button
          type="button"
          className={`${box.mode} ${mode === 'update' ? box.on : ''}`}
          aria-pressed={mode === 'update'}
          aria-keyshortcuts="U"
          onClick={() => setMode('update')}
        >
          <IconSpeakerphone aria-hidden />
          <span className={classes.whom}>Update for {forWhom(shown)}</span>
          <span className={classes.howMany} aria-hidden>
            Update for {waitingFor(shown).toLocaleString('en')}
          </span>
          {mode !== 'update' && <Key>U</Key>}
        </button>
      )}
      <NoteMode on={mode === 'note'} choose={() => setMode('note')} />
    </fieldset>
  )
}

const forWhom = (shown: ShownCase): string =>
  shown.followers === 0 && shown.reporters > 1 ? `all ${waitersInWords(shown)}` : waitersInWords(shown)
