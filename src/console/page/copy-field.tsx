import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { Button } from '../look/button.tsx'
import classes from './copy-field.module.css'

interface CopyFieldProps {
  label: string
  value: string
  hint?: string
}

/** Something to be taken elsewhere. Where the browser lets nobody write to the clipboard, it is selected to be copied by hand. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(value)
    } catch {
      input.current?.select()
    }
  }
  const done = copied === value
  return (
    <div className={classes.copy}>
      <label htmlFor={id}>{label}</label>
      <div>
        <input ref={input} id={id} value={value} readOnly dir="ltr" onFocus={(event) => event.target.select()} />
        <Button onClick={() => void copy()}>
          {done ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
          {done ? 'Copied' : 'Copy'}
          <span className="unseen"> {label}</span>
        </Button>
      </div>
      {hint && <p>{hint}</p>}
    </div>
  )
}
