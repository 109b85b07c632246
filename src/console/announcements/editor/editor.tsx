import { useState } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { ANNOUNCEMENT_LENGTH } from '../../../protocol/announcements.ts'
import { Conflict } from '../../page/conflict.tsx'
import { Switch } from '../../page/field.tsx'
import { Guard } from '../../page/guard.tsx'
import { Note } from '../../page/note.tsx'
import { useSaveKey } from '../../page/use-save-key.ts'
import { rpc } from '../../session/rpc.ts'
import { isOpen, lead } from '../words.ts'
import { Acts, type Asking } from './acts.tsx'
import { Asks } from './asks.tsx'
import type { Content } from './content.ts'
import classes from './editor.module.css'
import { EditorBar } from './editor-bar.tsx'
import { Facts } from './facts.tsx'
import { CrosspostSwitch, PlaceFields } from './place-fields.tsx'
import { Preview } from './preview.tsx'
import { StateNote } from './state-note.tsx'
import { type EditedAnnouncement, useAnnouncement } from './use-announcement.ts'
import { Wordings } from './wordings.tsx'

interface EditorProps {
  /** Null for one that is not stored yet. */
  stored: AnnouncementView | null
  /** How a new one begins. */
  start: Content
  /** A day that was chosen in the calendar. */
  day?: string | undefined
}

/** An announcement while it is written, beside how Discord will show it. */
export function Editor({ stored, start, day }: EditorProps) {
  const edited = useAnnouncement(stored, start)
  const [asking, setAsking] = useState<Asking>(null)
  const [fault, setFault] = useState<string | null>(null)
  useSaveKey(async () => void (await edited.save()))
  const quick = (run: Parameters<EditedAnnouncement['act']>[0]) => void edited.act(run).then(setFault)
  const again = () => quick((seen) => rpc.announcements.post(seen))
  const said = fault ?? edited.fault
  const writable = stored === null || isOpen(stored) || stored.state === 'posted'
  return (
    <>
      <EditorBar title={stored ? lead(stored.text).title : 'New announcement'} stored={stored} edited={edited}>
        <Acts stored={stored} edited={edited} ask={setAsking} quick={quick} />
      </EditorBar>
      <div className={classes.body}>
        <section className={classes.words} aria-label="Announcement">
          {said !== null && <Note tone="bad">Not done: {said}</Note>}
          {stored && <StateNote stored={stored} again={again} />}
          {edited.theirs && <Theirs edited={edited} stored={stored} />}
          {(stored === null || isOpen(stored)) && (
            <PlaceFields
              value={edited.value}
              type={edited.type}
              names={{ place: stored?.place.name ?? null, mention: stored?.mention?.name ?? null }}
            />
          )}
          {writable && <TextField edited={edited} first={stored === null} />}
          {stored === null || isOpen(stored) ? <Switches edited={edited} /> : <Facts stored={stored} />}
        </section>
        <aside className={classes.side} aria-label="Preview">
          <Preview stored={stored} value={edited.value} />
          {stored && <Wordings stored={stored} />}
        </aside>
      </div>
      <Asks asking={asking} stored={stored} edited={edited} day={day} close={() => setAsking(null)} />
      <Guard changed={edited.changed && writable} what="this announcement" />
    </>
  )
}

function TextField({ edited: { value, type }, first }: { edited: EditedAnnouncement; first: boolean }) {
  const length = value.text.trim().length
  const over = length > ANNOUNCEMENT_LENGTH
  return (
    <div className={classes.text}>
      <label htmlFor="announcement-text">Words, in Markdown</label>
      <textarea
        id="announcement-text"
        value={value.text}
        onChange={(event) => type({ text: event.target.value })}
        placeholder="What is new? **Bold**, # headings, - lists and [links](https://…) work as in Discord."
        aria-invalid={over || undefined}
        aria-describedby="announcement-length"
        // biome-ignore lint/a11y/noAutofocus: whoever begins an announcement begins with its words.
        autoFocus={first}
        dir="auto"
      />
      <p id="announcement-length" className={over ? classes.over : ''}>
        {length.toLocaleString('en')} of {ANNOUNCEMENT_LENGTH.toLocaleString('en')}
        {over && `, ${(length - ANNOUNCEMENT_LENGTH).toLocaleString('en')} too many`}
      </p>
    </div>
  )
}

function Switches({ edited: { value, type } }: { edited: EditedAnnouncement }) {
  return (
    <>
      <CrosspostSwitch value={value} type={type} />
      <Switch
        label="Pin it"
        words={value.pin ? 'It stands among the channel’s pinned messages.' : 'It moves up as others follow.'}
        checked={value.pin}
        onChange={(pin) => type({ pin })}
      />
    </>
  )
}

/** What a colleague has saved under what is being typed. */
function Theirs({
  edited: { theirs, keepMine, drop },
  stored,
}: {
  edited: EditedAnnouncement
  stored: AnnouncementView | null
}) {
  const who = stored?.changedBy?.publicName ?? 'A colleague'
  return (
    <Conflict words={`${who} has changed this announcement meanwhile.`} keepMine={keepMine} takeTheirs={drop}>
      <details className={classes.theirs}>
        <summary>Their version</summary>
        <pre dir="auto">{theirs?.text}</pre>
      </details>
    </Conflict>
  )
}
