import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import button from './button.module.css'
import styles from './dialog.module.css'

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/** A dialog over the page (`whole`) or over one window. It keeps the focus inside and gives it back at its end. */
export function Dialog(props: {
  title: string
  whole?: boolean
  error?: string | null
  onClose: () => void
  onSubmit: () => void
  children: ReactNode
  foot: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useFocusInside(box)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <div className={`${styles.veil} ${props.whole ? styles.whole : ''}`}>
      <div
        ref={box}
        className={styles.box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={heading}
        tabIndex={-1}
        onKeyDown={(event) => keepInside(event, box.current, props.onClose)}
      >
        <div className={styles.head}>
          <h2 id={heading} dir="auto">
            {props.title}
          </h2>
          <button type="button" className={button.icon} aria-label="Close" onClick={props.onClose}>
            <IconX size={18} aria-hidden />
          </button>
        </div>
        {/* noValidate: what is wrong is said in words beside the field, not in the browser's own bubble. */}
        <form className={styles.form} noValidate onSubmit={submit}>
          <div className={styles.body}>
            {props.error ? (
              <p className={styles.error} role="alert">
                <IconAlertTriangle size={17} aria-hidden />
                {props.error}
              </p>
            ) : null}
            {props.children}
          </div>
          <div className={styles.foot}>{props.foot}</div>
        </form>
      </div>
    </div>
  )
}

function useFocusInside(box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement
    const field = box.current?.querySelector<HTMLElement>('input, select, textarea')
    ;(field ?? box.current)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [box])
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    close()
  }
  if (event.key !== 'Tab' || !box) return
  const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const edge = event.shiftKey ? all[0] : all.at(-1)
  const outside = document.activeElement === edge || document.activeElement === box
  if (!outside || (document.activeElement === box && !event.shiftKey)) return
  event.preventDefault()
  ;(event.shiftKey ? all.at(-1) : all[0])?.focus()
}
