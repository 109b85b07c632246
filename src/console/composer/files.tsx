import { IconAlertCircle, IconFile, IconLoader2, IconX } from '@tabler/icons-react'
import { fileSize } from '../look/time.ts'
import classes from './composer.module.css'
import { removeUpload, retryUpload, type Upload } from './uploads.ts'

/** The files that will go with the words. */
export function Files({ draft, files }: { draft: string; files: Upload[] }) {
  return (
    <ul className={classes.files} aria-label="Files of this reply">
      {files.map((upload) => (
        <li key={upload.key} className={upload.state === 'failed' ? classes.failedFile : ''}>
          <Icon state={upload.state} />
          <span className={classes.fileWords}>
            <bdi className="clip">{upload.file.name}</bdi>
            <small>
              {upload.state === 'failed'
                ? upload.cause
                : upload.state === 'uploading'
                  ? 'Storing'
                  : fileSize(upload.file.size)}
            </small>
          </span>
          {upload.state === 'failed' && (
            <button type="button" className={classes.again} onClick={() => retryUpload(draft, upload)}>
              Try again
            </button>
          )}
          <button
            type="button"
            className={classes.remove}
            aria-label={`Take ${upload.file.name} away`}
            onClick={() => removeUpload(draft, upload.key)}
          >
            <IconX aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Icon({ state }: { state: Upload['state'] }) {
  if (state === 'failed') return <IconAlertCircle aria-hidden />
  return state === 'uploading' ? <IconLoader2 aria-hidden /> : <IconFile aria-hidden />
}
