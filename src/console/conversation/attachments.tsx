import { IconAlertCircle, IconDownload, IconFile, IconMicrophone, IconPhoto } from '@tabler/icons-react'
import type { AttachmentView } from '../../protocol/messages.ts'
import { fileSize, minutesAndSeconds } from '../look/time.ts'
import classes from './attachments.module.css'

const WIDEST = 320
const HIGHEST = 240

/** The files of a message. Only what the server recognised as an image is drawn in the page. */
export function Attachments({ files }: { files: AttachmentView[] }) {
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id}>
          {file.inline && file.state === 'stored' && file.url ? (
            <Image file={file} url={file.url} />
          ) : (
            <Row file={file} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Image({ file, url }: { file: AttachmentView; url: string }) {
  const { width, height } = file
  // Its room is kept before it is loaded, so that nothing moves.
  const scale = width && height ? Math.min(1, WIDEST / width, HIGHEST / height) : null
  const size = scale && width && height ? { width: Math.round(width * scale), height: Math.round(height * scale) } : {}
  return (
    <a className={classes.image} href={url} target="_blank" rel="noopener">
      <img src={url} alt={file.name} loading="lazy" decoding="async" {...size} />
    </a>
  )
}

function Row({ file }: { file: AttachmentView }) {
  const voice = file.seconds !== null
  const Icon =
    file.state === 'failed'
      ? IconAlertCircle
      : voice
        ? IconMicrophone
        : file.mediaType.startsWith('image/')
          ? IconPhoto
          : IconFile
  const name = voice ? `Voice message, ${minutesAndSeconds(file.seconds ?? 0)}` : file.name
  const body = (
    <>
      <Icon aria-hidden className={file.state === 'failed' ? classes.bad : ''} />
      <span className={classes.words}>
        <bdi className="clip">{name}</bdi>
        <small>{stateOf(file)}</small>
      </span>
    </>
  )
  if (file.state !== 'stored' || file.url === null) return <div className={classes.row}>{body}</div>
  return (
    <div className={classes.stack}>
      <a className={classes.row} href={file.url} download={file.name} rel="noopener">
        {body}
        <IconDownload aria-label="Download" />
      </a>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what a member says in a voice message. */}
      {voice && <audio controls preload="none" src={file.url} aria-label={name} />}
    </div>
  )
}

function stateOf(file: AttachmentView): string {
  if (file.state === 'pending') return 'Being copied from Discord'
  if (file.state === 'failed') return `Not copied, ${file.cause ?? 'cause unknown'}`
  return fileSize(file.bytes)
}
