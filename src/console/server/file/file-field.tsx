import { type RefObject, useId } from 'react'
import type { FileFault } from '../../../protocol/server.ts'
import classes from './file.module.css'

interface FileFieldProps {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  type: (value: string) => void
  faults: readonly FileFault[]
}

/** The file as text with its line numbers. The tab key goes on to the next control, as everywhere. */
export function FileField({ field, value, type, faults }: FileFieldProps) {
  const id = useId()
  const lines = value.split('\n').length
  const wrong = new Set(faults.map(({ line }) => line))
  return (
    <div className={classes.file}>
      <div className={classes.numbers} aria-hidden>
        {Array.from({ length: lines }, (_, at) => at + 1).map((line) => (
          <span key={line} className={wrong.has(line) ? classes.wrong : ''}>
            {line}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        aria-label="Server file, in YAML"
        aria-invalid={faults.length > 0 || undefined}
        aria-describedby={faults.length > 0 ? id : undefined}
        value={value}
        onChange={(event) => type(event.target.value)}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={200_000}
        dir="ltr"
      />
      <span id={id} className="unseen">
        {faults.map(({ line, words }) => (line === null ? words : `Line ${line}: ${words}`)).join(' ')}
      </span>
    </div>
  )
}

/** What is wrong in the file; each leads to its line. */
export function Faults({ faults, field }: Pick<FileFieldProps, 'faults' | 'field'>) {
  if (faults.length === 0) return null
  const go = (line: number) => {
    const area = field.current
    if (!area) return
    const before = area.value.split('\n').slice(0, line - 1)
    const from = before.reduce((sum, each) => sum + each.length + 1, 0)
    const end = area.value.indexOf('\n', from)
    area.focus()
    area.setSelectionRange(from, end === -1 ? area.value.length : end)
    // The field is as high as its text: what scrolls stands around it.
    const scroll = area.parentElement
    if (scroll) scroll.scrollTop = Math.max(0, (line - 1) * 20 - scroll.clientHeight / 2)
  }
  return (
    <div className={classes.faults} role="alert">
      <p>
        <b>{faults.length === 1 ? '1 thing is' : `${faults.length} things are`} wrong in the file.</b> Nothing is
        planned until it is mended.
      </p>
      <ul>
        {faults.map(({ line, words }) => (
          <li key={`${line} ${words}`}>
            {line === null ? (
              words
            ) : (
              <button type="button" onClick={() => go(line)}>
                <b>Line {line}</b> {words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
