import { IconCornerDownRight, IconLock, IconMessage2, IconPaperclip, IconX } from '@tabler/icons-react'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { MESSAGE_TEXT_LIMIT } from '../../protocol/limits.ts'
import { splitMessage } from '../../protocol/split.ts'
import type { Aim } from '../conversation/aim.ts'
import { SEND_KEYS } from '../inbox/keys.ts'
import { connection } from '../live/connection.ts'
import { sayTyping } from '../live/follow.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { useMe } from '../session/session.ts'
import classes from './composer.module.css'
import { Files } from './files.tsx'
import { Lid } from './lid.tsx'
import { addFiles, uploads } from './uploads.ts'
import { useReply } from './use-reply.ts'

const COUNTED_FROM = 1500
const PART_LIMIT = 2000
const TYPING_EVERY_MS = 4000

interface ComposerProps {
  detail: Detail
  aim: Aim
  setAim: (aim: Aim) => void
  field: RefObject<HTMLTextAreaElement | null>
}

export function Composer({ detail, aim, setAim, field }: ComposerProps) {
  const reply = useReply(detail, aim, setAim)
  const files = useStore(uploads, (all) => all[detail.id])
  const { take, left, forgive, dragged, drop, paste } = useFiles(detail.id)
  const editing = aim?.type === 'edit'
  useAutosize(field, reply.text)
  const signal = useTypingSignal(detail.id)
  const send = () => {
    forgive()
    signal.ended()
    reply.send()
  }
  const names = [classes.box, aim ? classes.underLid : '', dragged ? classes.dragged : '']
  return (
    <div className={classes.place}>
      {aim && <Lid aim={aim} contact={detail.contact.name} close={reply.dropAim} />}
      <div className={names.join(' ')} {...drop}>
        <div className={classes.top}>
          <span className={classes.mode}>
            <IconMessage2 aria-hidden />
            {editing ? 'Edit' : 'Reply'}
          </span>
          <Where detail={detail} />
        </div>
        <textarea
          ref={field}
          aria-label="Reply"
          dir="auto"
          rows={2}
          maxLength={MESSAGE_TEXT_LIMIT}
          placeholder={`Write to ${detail.contact.name}`}
          value={reply.text}
          onChange={(event) => {
            reply.write(event.target.value)
            signal.typed()
          }}
          onKeyDown={(event) => isSendKey(event) && send()}
          onPaste={paste}
        />
        {files && files.length > 0 && !editing && <Files conversation={detail.id} files={files} />}
        <Fault words={left ?? reply.failure} close={left === null ? reply.forgive : forgive} />
        <div className={classes.tools}>
          {!editing && <Attach take={take} />}
          <span className={classes.grow} />
          <Counter text={reply.text} />
          <Saved text={reply.text} editing={editing} />
          <Button
            tone="primary"
            shortcut={SEND_KEYS}
            disabled={!reply.ready}
            title={reply.whyNot ?? undefined}
            onClick={send}
          >
            {editing ? 'Save' : 'Send'}
          </Button>
        </div>
      </div>
    </div>
  )
}

function isSendKey(event: KeyboardEvent): boolean {
  const send = event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing
  if (send) event.preventDefault()
  return send
}

/** Files come by the button, by pasting and by dropping; `left` says which of them were not taken. */
function useFiles(conversation: string) {
  const [dragged, setDragged] = useState(false)
  const [left, setLeft] = useState<string | null>(null)
  const take = (list: FileList | null) => {
    if (list && list.length > 0) setLeft(addFiles(conversation, [...list]))
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setDragged(true)
    },
    onDragLeave: () => setDragged(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDragged(false)
      take(event.dataTransfer.files)
    },
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }
  return { take, left, forgive: () => setLeft(null), dragged, drop, paste }
}

function Fault({ words, close }: { words: string | null; close: () => void }) {
  if (words === null) return null
  return (
    <p className={classes.fault} role="alert">
      {words}
      <button type="button" aria-label="Close" onClick={close}>
        <IconX aria-hidden />
      </button>
    </p>
  )
}

/** Where the reply will go. */
function Where({ detail: { place } }: { detail: Detail }) {
  if (place === null) return null
  if (place === 'direct') return <span className={classes.to}>to a direct message</span>
  return (
    <span className={classes.to}>
      {place === 'thread' ? <IconCornerDownRight aria-hidden className="flip" /> : <IconLock aria-hidden />}
      {place === 'thread' ? 'to a private thread' : 'as a note only they see'}
    </span>
  )
}

function Attach({ take }: { take: (list: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <IconButton label="Attach files" onClick={() => input.current?.click()}>
        <IconPaperclip aria-hidden />
      </IconButton>
    </>
  )
}

/**
 * How long it is, once that begins to matter, and into how many messages Discord will cut it: what goes out begins with the
 * agent's public name.
 */
function Counter({ text }: { text: string }) {
  const { publicName } = useMe().agent
  if (text.length < COUNTED_FROM) return null
  const parts = splitMessage(`**${publicName}:** ${text}`, PART_LIMIT).length
  return (
    <span className={classes.hint}>
      {text.length.toLocaleString('en')} of {MESSAGE_TEXT_LIMIT.toLocaleString('en')}
      {parts > 1 && `, goes out in ${parts} parts`}
    </span>
  )
}

function Saved({ text, editing }: { text: string; editing: boolean }) {
  const online = useStore(connection, (value) => value.online)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    setSaved(false)
    if (text === '' || editing) return
    const timer = setTimeout(() => setSaved(true), 600)
    return () => clearTimeout(timer)
  }, [text, editing])
  if (!online) return <span className={classes.hint}>Waits until the desk is back</span>
  return saved ? <span className={classes.hint}>Saved</span> : null
}

/** The field is as high as its words, up to a third of the window. */
function useAutosize(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = text === '' ? '' : `${Math.min(area.scrollHeight, window.innerHeight / 3)}px`
  }, [field, text])
}

/** What is sent takes the sign away at the member's, so the next word after it is told at once. */
function useTypingSignal(conversation: string) {
  const said = useRef(0)
  return {
    typed: () => {
      if (Date.now() - said.current < TYPING_EVERY_MS) return
      said.current = Date.now()
      sayTyping(conversation)
    },
    ended: () => {
      said.current = 0
    },
  }
}
