import type { ReactNode } from 'react'
import { Logo } from '../look/logo.tsx'
import classes from './auth.module.css'

const WAVES = [760, 800, 842, 886]

/** The page around the forms that stand before the desk. */
export function AuthPage({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <svg className={classes.waves} viewBox="0 0 1440 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        {WAVES.map((y) => (
          <path key={y} d={`M-20 ${y}c180-90 300 40 480-20s260-150 460-60 340 20 560-60`} />
        ))}
      </svg>
      <header className={classes.top}>
        <Logo className={classes.logo} />
        Guildesk
      </header>
      {children}
    </div>
  )
}
