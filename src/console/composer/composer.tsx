import type { RefObject } from 'react'
import { useCallback, useRef } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import type { Aim } from '../conversation/aim.ts'
import { SEND_KEYS } from '../inbox/keys.ts'
import { sayTyping } from '../live/follow.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button } from '../look/button.tsx'
import { ArticlePicker } from './article-picker.tsx'
import { Drafted, Tools } from './assist.tsx'
import classes from './composer.module.css'
import type { Mode } from './drafts.ts'
import { Field } from './field.tsx'
import { useFiles } from './file-input.tsx'
import { Files } from './files.tsx'
import { Hold, useHold } from './hold.tsx'
import { Lid } from './lid.tsx'
import { Modes, Where } from './modes.tsx'
import { Counter, Fault, Saved } from './said-below.tsx'
import { Suggestion } from './suggestion.tsx'
import { uploads } from './uploads.ts'
import { useInsert } from './use-insert.ts'
import { usePicker } from './use-picker.ts'
import { useReply } from './use-reply.ts'
import { useWriteFirst } from './write-first.ts'

const TYPING_EVERY_MS = 4000

interface ComposerProps {
  detail: Detail
  messages: MessageView[]
  aim: Aim
  setAim: (aim: Aim) => void
  mode: Mode
  setMode: (mode: Mode) => void
  field: RefObject<HTMLTextAreaElement | null>
}

export function Composer({ detail, messages, aim, setAim, mode, setMode, field }: ComposerProps) {
  const reply = useReply(detail, mode, aim, setAim)
  const files = useStore(uploads, (all) => all[reply.key])
  const { take, left, forgive, dragged, drop, paste } = useFiles(reply.key)
  const editing = aim?.type === 'edit'
  const note = mode === 'note'
  const signal = useTypingSignal(detail.id)
  const hold = useHold(messages, note || editing ? '' : reply.text)
  const insert = useInsert({ draft: reply.key, text: reply.text, write: reply.write, field })
  const picker = usePicker({ insert, off: editing })
  useWriteFirst(detail.id, field)
  const sendAnyway = () => {
    forgive()
    signal.ended()
    hold.release()
    reply.send()
  }
  const switchTo = (next: Mode) => {
    if (editing) setAim(null)
    setMode(next)
  }
  const names = [classes.box, aim ? classes.underLid : '', dragged ? classes.dragged : '', note ? classes.noted : '']
  return (
    <div className={classes.place}>
      <Hold hold={hold} sendAnyway={sendAnyway} />
      <Drafted conversation={detail.id} setMode={switchTo} />
      {aim && <Lid aim={aim} contact={detail.contact.name} close={reply.dropAim} />}
      {!aim && !note && <Suggestion detail={detail} messages={messages} insert={insert} />}
      <div className={names.join(' ')} {...drop}>
        <ArticlePicker picker={picker} />
        <div className={classes.top}>
          <Modes mode={mode} setMode={switchTo} editing={editing} />
          {note ? <span className={classes.to}>only your team sees this</span> : <Where detail={detail} />}
        </div>
        <Field
          field={field}
          mode={mode}
          name={detail.contact.name}
          text={reply.text}
          limit={reply.limit}
          picker={picker}
          write={(text) => {
            reply.write(text)
            if (!note) signal.typed()
          }}
          send={() => (hold.by === null ? sendAnyway() : hold.look())}
          paste={paste}
        />
        {files && files.length > 0 && !editing && <Files draft={reply.key} files={files} />}
        <Fault words={left ?? reply.failure} close={left === null ? reply.forgive : forgive} />
        <div className={classes.tools}>
          {!editing && <Tools conversation={detail.id} take={take} />}
          <span className={classes.grow} />
          <Counter text={reply.text} limit={reply.limit} split={!note} />
          <Saved text={reply.text} editing={editing} />
          <Button
            tone="primary"
            shortcut={SEND_KEYS}
            disabled={!reply.ready}
            title={reply.whyNot ?? undefined}
            className={note ? classes.addNote : ''}
            onClick={hold.by === null ? sendAnyway : hold.look}
          >
            {editing ? 'Save' : note ? 'Add note' : 'Send'}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** What is sent takes the sign away at the member's, so the next word after it is told at once. */
function useTypingSignal(conversation: string) {
  const said = useRef(0)
  const typed = useCallback(() => {
    if (Date.now() - said.current < TYPING_EVERY_MS) return
    said.current = Date.now()
    sayTyping(conversation)
  }, [conversation])
  return {
    typed,
    ended: () => {
      said.current = 0
    },
  }
}
