import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { CaseEntryView } from '../../../protocol/cases.ts'
import { useAutosize } from '../../composer/field.tsx'
import { DrawText, Words } from '../../conversation/words.tsx'
import { SEND_KEYS } from '../../inbox/keys.ts'
import { colleaguesQuery } from '../../live/colleagues.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { sayFailed } from '../../look/toast.tsx'
import { Ask } from '../../page/ask.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from './history.module.css'
import { namedIn, namePieces } from './mention.ts'

/** What the team wrote, with the names of colleagues in it. */
export function NoteText({ entry }: { entry: CaseEntryView }) {
  const colleagues = useQuery(colleaguesQuery).data
  const draw = useCallback(
    (text: string): ReactNode => {
      const names = (colleagues ?? []).map(({ publicName }) => publicName)
      return namePieces(text, names).map((piece, at) =>
        piece.named ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order.
          <span key={at} className={classes.named}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )
    },
    [colleagues],
  )
  return (
    <div className={classes.note}>
      <DrawText value={draw}>
        <Words text={entry.text} />
      </DrawText>
    </div>
  )
}

interface NoteActsProps {
  entry: CaseEntryView
  edit: () => void
}

/** The author alone changes a note, or takes it back. */
export function NoteActs({ entry, edit }: NoteActsProps) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const remove = async () => {
    try {
      await rpc.cases.deleteNote({ id: entry.id })
      void client.invalidateQueries({ queryKey: ['case-entries'] })
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <span className={classes.acts}>
      <IconButton label="Edit the note" onClick={edit}>
        <IconPencil aria-hidden />
      </IconButton>
      <IconButton label="Delete the note" onClick={() => setAsked(true)}>
        <IconTrash aria-hidden />
      </IconButton>
      <Ask opened={asked} title="Delete this note?" verb="Delete note" act={remove} close={() => setAsked(false)}>
        <p>Its words are gone for your whole team. That there was a note stays in the history.</p>
      </Ask>
    </span>
  )
}

export function NoteEdit({ entry, done }: { entry: CaseEntryView; done: () => void }) {
  const client = useQueryClient()
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(entry.text)
  const [busy, setBusy] = useState(false)
  useAutosize(field, text)
  const save = async () => {
    if (busy || text.trim() === '') return
    setBusy(true)
    try {
      await rpc.cases.editNote({ id: entry.id, text: text.trim(), mentions: namedIn(text, colleagues).slice(0, 20) })
      await client.invalidateQueries({ queryKey: ['case-entries'] })
      done()
    } catch (error) {
      setBusy(false)
      sayFailed(`Not saved: ${failureOf(error).words}`)
    }
  }
  return (
    <div className={classes.noteEdit}>
      <textarea
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the press that brought it.
        autoFocus
        aria-label="Note"
        dir="auto"
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') done()
          else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <div>
        <Button size="small" onClick={done}>
          Cancel
        </Button>
        <Button
          size="small"
          tone="primary"
          shortcut={SEND_KEYS}
          disabled={busy || text.trim() === ''}
          onClick={() => void save()}
        >
          Save
        </Button>
      </div>
    </div>
  )
}
