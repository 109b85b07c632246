import { IconFile, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import button from '../look/button.module.css'
import { sizeInWords } from '../messages/attachments.tsx'
import styles from './composer.module.css'

/** Files that go with the next message. */
export function FileChips({ files, onRemove }: { files: File[]; onRemove: (file: File) => void }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files} aria-label="Files to send">
      {files.map((file) => (
        <li key={`${file.name}/${file.size}/${file.lastModified}`}>
          <Preview file={file} />
          <span>
            <bdi>{file.name}</bdi>
            <small>{sizeInWords(file.size)}</small>
          </span>
          <button
            type="button"
            className={button.icon}
            aria-label={`Remove ${file.name}`}
            onClick={() => onRemove(file)}
          >
            <IconX size={15} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/') || file.type.includes('svg')) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url ? <img src={url} alt="" /> : <IconFile size={22} stroke={1.5} aria-hidden />
}
