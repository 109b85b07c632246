import { IconEye, IconSpeakerphone } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { Picture } from '../creatures/picture.tsx'
import { call } from '../live/call.ts'
import { Each } from '../look/each.ts'
import { type MenuSpot, spotOf } from '../look/menu.tsx'
import { colourOf, nameOf, useActing } from '../window/acting.ts'
import type { Focus } from '../window/focus.ts'
import { hasHere } from '../window/rights.ts'
import { Attachments } from './attachments.tsx'
import { UsedLine } from './command-line.tsx'
import { Components } from './components.tsx'
import { DeleteQuestion } from './delete-question.tsx'
import { EditBox } from './edit-box.tsx'
import { Embed } from './embed.tsx'
import { Markdown } from './markdown.tsx'
import { MemberName } from './member-name.tsx'
import styles from './message.module.css'
import { MessageMenu } from './message-menu.tsx'
import { MessageTools } from './message-tools.tsx'
import { ReplyLine } from './reply-line.tsx'
import { isSystemMessage, SystemLine } from './system-line.tsx'
import { ThreadChip } from './thread-chip.tsx'
import { When } from './when.tsx'

interface Props {
  message: SandboxMessage
  /** Of the same speaker as the one before: without picture and name. */
  follows: boolean
  lit: boolean
  focus: Focus
  onFocus: (focus: Focus) => void
}

export function Message(props: Props) {
  const { message, follows, focus, onFocus } = props
  const { state, self, place } = useActing()
  const [asking, setAsking] = useState(false)
  const [menu, setMenu] = useState<MenuSpot | null>(null)
  if (isSystemMessage(message)) return <SystemLine message={message} />
  const own = message.author.id === self.user.id
  const editing = focus.editing === message.id
  // In direct messages every word is meant for this member anyway.
  const mentioned = place !== 'dm' && message.mentions.some((user) => user.id === self.user.id)
  const mayDelete = own || hasHere(state, message.channel_id, 'ManageMessages')
  const reply = () => onFocus({ replyTo: message, editing: null })
  const edit = () => onFocus({ replyTo: null, editing: message.id })
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = { r: reply, e: own ? edit : undefined, Delete: own ? () => setAsking(true) : undefined }[event.key]
    if (!act || message.ephemeral_for) return
    event.preventDefault()
    act()
  }
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    if (!message.ephemeral_for && !editing) setMenu(askedFor(event))
  }
  const { ephemeral_for: onlyMine } = message
  const looks = [styles.message, follows && styles.follows, mentioned && styles.mentioned]
  looks.push(props.lit && styles.lit, onlyMine && styles.private)
  return (
    <li
      className={looks.filter(Boolean).join(' ')}
      data-message={message.id}
      tabIndex={-1}
      aria-label={`${nameOf(state, message.author)} said`}
      onKeyDown={keys}
      onContextMenu={openMenu}
    >
      {follows ? (
        <span className={styles.aside}>
          <When at={message.timestamp} clockOnly />
        </span>
      ) : (
        <Picture user={message.author} size={38} />
      )}
      <div className={styles.main}>
        {follows ? null : <Head message={message} />}
        {editing ? (
          <EditBox message={message} onEnd={() => onFocus({ replyTo: null, editing: null })} />
        ) : (
          <Content message={message} />
        )}
        {asking ? <DeleteQuestion message={message} onEnd={() => setAsking(false)} /> : null}
        {message.ephemeral_for ? <OnlyYou message={message} /> : null}
      </div>
      {message.ephemeral_for || editing ? null : (
        <MessageTools own={own} onReply={reply} onEdit={edit} onDelete={() => setAsking(true)} onMore={setMenu} />
      )}
      {menu ? (
        <MessageMenu
          message={message}
          spot={menu}
          onReply={reply}
          onEdit={own ? edit : null}
          onDelete={mayDelete ? () => setAsking(true) : null}
          onClose={() => setMenu(null)}
        />
      ) : null}
    </li>
  )
}

/** Where the menu was asked for; null where the browser's own is wanted: for links, fields, pictures and marked words. */
function askedFor(event: MouseEvent<HTMLElement>): MenuSpot | null {
  const { target } = event
  if ((target as HTMLElement).closest('a, input, textarea, select, img') || String(getSelection()) !== '') return null
  event.preventDefault()
  return spotOf(event)
}

function Head({ message }: { message: SandboxMessage }) {
  const { state, place } = useActing()
  const { author } = message
  const command = commandOf(message, state.interactions)
  return (
    <>
      {message.message_reference && message.type === 19 ? <ReplyLine message={message} /> : null}
      {command ? <UsedLine user={command.user} title={command.title} /> : null}
      <div className={styles.head}>
        <MemberName
          user={author}
          message={message}
          className={styles.name}
          style={{ color: place === 'dm' || author.bot ? undefined : colourOf(state, author.id) }}
        />
        {author.bot ? <span className={styles.app}>APP</span> : null}
        <When at={message.timestamp} />
        {published(message) ? (
          <span className={styles.published}>
            <IconSpeakerphone size={13} aria-hidden /> Published
          </span>
        ) : null}
      </div>
    </>
  )
}

/** CROSSPOSTED, 1 << 0 (documentation: resources/message, "Message Flags"). */
const published = (message: SandboxMessage): boolean => ((message.flags ?? 0) & 1) !== 0

/** The answer to a command of a message's menu (documentation: resources/message, "Message Types"). */
const FROM_MENU = 23

/** "Mei-Ling used /helpme": Discord keeps the name in the older of its two fields; the log of interactions knows it otherwise. */
function commandOf(message: SandboxMessage, interactions: { id: string; title: string }[]) {
  const origin = message.interaction_metadata
  if (origin?.type !== 2) return null
  const named = message.interaction?.name
  const title = named
    ? `${message.type === FROM_MENU ? '' : '/'}${named}`
    : interactions.find((each) => each.id === origin.id)?.title
  return title ? { user: origin.user, title } : null
}

function Content({ message }: { message: SandboxMessage }) {
  const { state } = useActing()
  if (message.waiting) {
    return <p className={styles.waiting}>{nameOf(state, message.author)} is thinking</p>
  }
  const edited = message.edited_timestamp ? (
    <span className={styles.edited} title={new Date(message.edited_timestamp).toLocaleString('en-GB')}>
      (edited)
    </span>
  ) : null
  return (
    <>
      {message.content ? <Markdown text={message.content} tail={edited} /> : edited}
      <Attachments files={message.attachments} />
      <Each of={message.embeds} draw={(embed) => <Embed embed={embed} />} />
      <Components message={message} />
      <ThreadChip message={message} />
    </>
  )
}

function OnlyYou({ message }: { message: SandboxMessage }) {
  const { self } = useActing()
  const dismiss = () => void call('dismiss-ephemeral', { member: self.user.id, message: message.id }).catch(() => {})
  return (
    <p className={styles.only}>
      <IconEye size={14} aria-hidden /> Only you can see this ·{' '}
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </p>
  )
}
