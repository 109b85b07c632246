import type { ReactNode } from 'react'
import styles from './drawer.module.css'

/** A part of the drawer; a refusal is shown where it happened. The log scrolls by itself, so the keyboard must reach it. */
export function Section(props: {
  title: string
  wrong?: string | null
  log?: boolean
  /** The title stands somewhere in the part itself. */
  untitled?: boolean
  children: ReactNode
}) {
  const { title, wrong, log, untitled, children } = props
  return (
    <section
      className={`${styles.section} ${log ? styles.rest : ''}`}
      aria-label={title}
      {...(log ? { tabIndex: 0 } : {})}
    >
      {untitled ? null : <h3>{title}</h3>}
      {children}
      {wrong ? (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
    </section>
  )
}
