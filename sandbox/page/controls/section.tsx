import type { ReactNode } from 'react'
import styles from './drawer.module.css'

/** A part of the drawer; a refusal is shown where it happened. */
export function Section({ title, wrong, children }: { title: string; wrong?: string | null; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>{title}</h3>
      {children}
      {wrong ? (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      ) : null}
    </section>
  )
}
