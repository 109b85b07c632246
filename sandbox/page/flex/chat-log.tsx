import { IconFile, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { call, sentence } from '../live/call.ts'
import { usePinned } from '../messages/use-pinned.ts'
import { EditBox } from './edit-box.tsx'
import styles from './flex-page.module.css'
import { timelineOf } from './timeline.ts'
import type { FlexChat, FlexMessage, FlexWorker } from './types.ts'
import { clock, day } from './when.ts'
import { Wrong } from './wrong.tsx'

/** All that was said, oldest first, and who came and went. */
export function ChatLog({ chat, me }: { chat: FlexChat; me: FlexWorker }) {
  const pinned = chat.messages.map(({ sid, author }) => ({ id: sid, author: { id: author } }))
  const own = chat.messages.find(({ name }) => name === me.full_name)?.author ?? ''
  const { scroller, content, missed, toEnd } = usePinned(pinned, own)
  return (
    <div className={styles.log}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has only a keyboard scrolls here */}
      <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label="Messages">
        <div ref={content} role="log" aria-label={`Chat ${chat.title}`}>
          {timelineOf(chat).map((entry) => {
            if (entry.kind === 'said')
              return <Said key={entry.message.sid} message={entry.message} me={me} closed={chat.state === 'closed'} />
            if (entry.kind === 'day')
              return (
                <p key={entry.key} className={styles.day}>
                  {day(entry.at)}
                </p>
              )
            return (
              <p key={entry.key} className={styles.line}>
                {entry.text} <time>{clock(entry.at)}</time>
              </p>
            )
          })}
        </div>
      </section>
      {missed ? (
        <button type="button" className={`${styles.btn} ${styles.first} ${styles.pill}`} onClick={toEnd}>
          {missed === 1 ? '1 new message' : `${missed} new messages`}
        </button>
      ) : null}
    </div>
  )
}

function Said({ message, me, closed }: { message: FlexMessage; me: FlexWorker; closed: boolean }) {
  const [editing, setEditing] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const own = message.by === 'agent' && message.name === me.full_name
  const remove = () =>
    call('flex-delete', { worker: me.sid, message: message.sid }).catch((error) => setWrong(sentence(error)))
  return (
    <article
      className={styles.said}
      data-message={message.sid}
      data-by={own ? 'me' : message.by}
      aria-label={`${message.name} said`}
    >
      <p className={styles.by}>
        <b>
          <bdi>{message.name}</bdi>
        </b>{' '}
        <time>{clock(message.at)}</time>
        {message.edited ? <span> edited</span> : null}
      </p>
      {editing ? (
        <EditBox message={message} me={me} onEnd={() => setEditing(false)} />
      ) : (
        <>
          {message.text === null ? null : (
            <p className={styles.text} dir="auto">
              {message.text}
            </p>
          )}
          {message.files.map((file) => (
            <FileView key={file.sid} file={file} />
          ))}
        </>
      )}
      {own && !closed && !editing ? (
        <div className={styles.tools}>
          {message.text === null ? null : (
            <button type="button" aria-label="Edit message" onClick={() => setEditing(true)}>
              <IconPencil size={15} aria-hidden />
            </button>
          )}
          <button type="button" aria-label="Delete message" onClick={() => void remove()}>
            <IconTrash size={15} aria-hidden />
          </button>
        </div>
      ) : null}
      <Wrong words={wrong} />
    </article>
  )
}

function FileView({ file }: { file: FlexMessage['files'][number] }) {
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.type))
    return <img className={styles.picture} src={file.url} alt={file.name} />
  const size = file.size < 1_000_000 ? `${Math.ceil(file.size / 1000)} kB` : `${(file.size / 1_000_000).toFixed(1)} MB`
  return (
    <a className={styles.file} href={file.url} download={file.name}>
      <IconFile size={18} aria-hidden /> <bdi>{file.name}</bdi> <small>{size}</small>
    </a>
  )
}
