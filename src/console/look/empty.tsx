import type { ReactNode } from 'react'
import classes from './look.module.css'

const DRAWINGS = {
  lantern: (
    <>
      <path d="M47 18h18M50 18c0-12 12-12 12 0" />
      <rect x="44" y="20" width="24" height="32" rx="7" />
      <path d="M48 56h16" />
      <path d="M56 28c4 4 6 7 6 10a6 6 0 0 1-12 0c0-3 2-6 6-10z" fill="var(--gd-note)" stroke="none" />
    </>
  ),
  letters: (
    <>
      <path d="M30 26h52v32H30z" />
      <path d="m30 28 26 18 26-18" />
      <path d="M40 18h32M46 11h20" opacity=".6" />
    </>
  ),
  book: (
    <>
      <path d="M56 20c-6-5-15-7-28-7v40c13 0 22 2 28 7 6-5 15-7 28-7V13c-13 0-22 2-28 7z" />
      <path d="M56 20v40" />
      <path d="M36 24c5 0 9 1 12 2M36 34c5 0 9 1 12 2M76 24c-5 0-9 1-12 2M76 34c-5 0-9 1-12 2" opacity=".6" />
    </>
  ),
  tick: (
    <>
      <circle cx="56" cy="34" r="20" />
      <path d="m47 34 6 7 12-13" stroke="var(--gd-ok)" />
    </>
  ),
  bubbles: (
    <>
      <path d="M28 18h38a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H44l-9 8v-8h-7a6 6 0 0 1-6-6V24a6 6 0 0 1 6-6z" />
      <path d="M34 28h26M34 34h16" opacity=".6" />
      <path d="M78 30h6a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-4v7l-8-7H62" />
    </>
  ),
}

interface EmptyProps {
  drawing: keyof typeof DRAWINGS
  title: string
  words: string
  children?: ReactNode
}

/** A place with nothing in it: a small line drawing, one sentence, one useful act. */
export function Empty({ drawing, title, words, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <svg
        viewBox="0 0 112 76"
        fill="none"
        stroke="var(--gd-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M6 66c16-8 30 4 50-1s34-5 50 0M20 72c14-5 26 3 40 0s22-3 32 0" stroke="var(--gd-line-strong)" />
        {DRAWINGS[drawing]}
      </svg>
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </div>
  )
}
