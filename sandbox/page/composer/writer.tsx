import { IconCirclePlus, IconCornerUpLeft, IconSend2, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import button from '../look/button.module.css'
import { nameOf, useActing } from '../window/acting.ts'
import type { Focus } from '../window/focus.ts'
import type { Room } from '../window/rooms.ts'
import { type Command, commandIn } from './commands.ts'
import styles from './composer.module.css'
import { EmojiButton } from './emoji-button.tsx'
import { FileChips } from './file-chips.tsx'
import { PickerList } from './picker-list.tsx'
import { useAddingFiles } from './use-adding-files.ts'
import { usePicker } from './use-picker.ts'
import { useWriting, type Writing } from './use-writing.ts'

export interface WriterProps {
  room: Room | null
  focus: Focus
  onFocus: (focus: Focus) => void
  label: string
  commands: Command[]
  /** Changes when the writing place is to take the focus again. */
  refocus: number
  onCommand: (command: Command, rest: string) => void
}

export function Writer(props: WriterProps) {
  const { focus, onFocus, label, commands, onCommand, refocus } = props
  const { moved } = useActing()
  const box = useRef<HTMLTextAreaElement>(null)
  const writing = useWriting(focus, onFocus)
  const { text, setText, files, setFiles, wrong } = writing
  const picker = usePicker({ text, setText, commands, onCommand, box })
  const adding = useAddingFiles(writing, box)
  useFocusWhen(box, moved + refocus, focus.replyTo?.id)
  const change = (value: string) => {
    const found = commandIn(value, commands)
    if (found) {
      setText('')
      return onCommand(found.command, found.rest)
    }
    setText(value)
    writing.tellTyping(value)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || picker.keys(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void writing.send()
    }
    if (event.key === 'Escape' && focus.replyTo) onFocus({ replyTo: null, editing: null })
    if (event.key === 'ArrowUp' && text === '') writing.editLast(event)
  }
  return (
    <div className={styles.composer} {...adding.zone}>
      {wrong ? (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
      <PickerList picker={picker} />
      <ReplyBar focus={focus} onEnd={() => onFocus({ replyTo: null, editing: null })} />
      <div className={styles.box} data-lid={focus.replyTo ? true : undefined}>
        <FileChips files={files} onRemove={(file) => setFiles(files.filter((each) => each !== file))} />
        <div className={styles.line}>
          <FileButton onAdd={adding.add} />
          <textarea
            ref={box}
            className={styles.text}
            aria-label={label}
            aria-autocomplete="list"
            aria-controls={picker.open ? picker.listId : undefined}
            aria-activedescendant={picker.activeId}
            placeholder={picker.newcomer ? 'Type /helpme to ask for help' : label}
            value={text}
            rows={1}
            maxLength={4000}
            dir="auto"
            onChange={(event) => change(event.target.value)}
            onSelect={picker.follow}
            onFocus={picker.reopen}
            onBlur={picker.close}
            onKeyDown={keys}
            onPaste={adding.paste}
          />
          <LineEnd writing={writing} box={box} />
        </div>
      </div>
      {adding.dropping ? <div className={styles.drop}>Drop to add the files</div> : null}
    </div>
  )
}

/** After a command, after going elsewhere and for a reply one wants to type at once. */
function useFocusWhen(box: { current: HTMLTextAreaElement | null }, refocus: number, reply: string | undefined): void {
  useEffect(() => {
    if (refocus > 0 || reply) box.current?.focus()
  }, [box, refocus, reply])
}

/** What stands after the words: how many more fit, once few do, an emoji, and the button that sends. */
function LineEnd({ writing, box }: { writing: Writing; box: RefObject<HTMLTextAreaElement | null> }) {
  const { text, setText, files, send } = writing
  const add = (emoji: string) => {
    setText(`${text}${emoji}`)
    box.current?.focus()
  }
  return (
    <>
      {text.length > 3800 ? <span className={styles.count}>{4000 - text.length}</span> : null}
      <EmojiButton onPick={add} />
      <button
        type="button"
        className={button.icon}
        aria-label="Send message"
        disabled={text.trim() === '' && files.length === 0}
        onClick={() => void send()}
      >
        <IconSend2 size={19} stroke={1.75} aria-hidden />
      </button>
    </>
  )
}

function FileButton({ onAdd }: { onAdd: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={button.icon}
        aria-label="Add files"
        title="Add files"
        onClick={() => input.current?.click()}
      >
        <IconCirclePlus size={20} stroke={1.75} aria-hidden />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => {
          onAdd([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

function ReplyBar({ focus, onEnd }: { focus: Focus; onEnd: () => void }) {
  const { state } = useActing()
  if (!focus.replyTo) return null
  return (
    <div className={styles.lid}>
      <IconCornerUpLeft size={15} aria-hidden />
      <span>
        Replying to{' '}
        <b>
          <bdi>{nameOf(state, focus.replyTo.author)}</bdi>
        </b>
      </span>
      <button type="button" className={button.icon} aria-label="Do not reply" onClick={onEnd}>
        <IconX size={15} aria-hidden />
      </button>
    </div>
  )
}
