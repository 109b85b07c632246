import { IconDownload, IconFile, IconMicrophone } from '@tabler/icons-react'
import type { APIAttachment } from 'discord-api-types/v10'
import styles from './attachments.module.css'

/** Files of a message: pictures inline, voice with its player, everything else as a row to download. */
export function Attachments({ files }: { files: APIAttachment[] }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <Attachment file={file} />
        </li>
      ))}
    </ul>
  )
}

/** Drawings may carry scripts: an SVG is a row, as in Discord. */
const PICTURES = /^image\/(png|jpe?g|gif|webp|avif)$/

function Attachment({ file }: { file: APIAttachment }) {
  const type = (file.content_type ?? '').split(';')[0] ?? ''
  const name = file.title ?? file.filename
  if (PICTURES.test(type)) {
    return (
      <a href={file.url} target="_blank" rel="noreferrer" className={styles.picture}>
        <img
          src={file.url}
          alt={file.description ?? file.filename}
          {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
        />
      </a>
    )
  }
  if (type.startsWith('audio/')) {
    return (
      <div className={styles.voice}>
        <IconMicrophone size={18} stroke={1.75} aria-hidden />
        <span className={styles.facts}>
          <bdi>{file.duration_secs === undefined ? name : 'Voice message'}</bdi>
          <small>
            {file.duration_secs === undefined ? sizeInWords(file.size) : `${Math.round(file.duration_secs)} s`}
          </small>
        </span>
        {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
        <audio controls preload="none" src={file.url} aria-label={name} />
      </div>
    )
  }
  return (
    <a href={file.url} target="_blank" rel="noreferrer" className={styles.row} download={file.filename}>
      <IconFile size={22} stroke={1.5} aria-hidden />
      <span className={styles.facts}>
        <bdi>{file.filename}</bdi>
        <small>{sizeInWords(file.size)}</small>
      </span>
      <IconDownload size={16} aria-hidden />
    </a>
  )
}

/** Bytes as a person reads them. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const kib = bytes / 1024
  return kib < 1024 ? `${Math.round(kib)} KB` : `${(kib / 1024).toFixed(1)} MB`
}
