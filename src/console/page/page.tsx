import { IconMenu2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { IconButton } from '../look/button.tsx'
import classes from './page.module.css'

interface PageProps {
  title: string
  lead: ReactNode
  acts?: ReactNode
  children: ReactNode
}

/** A page of the desk that is read from top to bottom: title, one sentence, acts, then sections divided by lines. */
export function Page({ title, lead, acts, children }: PageProps) {
  useKeys({ '[': () => togglePane('nav') })
  return (
    <main className={classes.page}>
      <PageTitle>{title}</PageTitle>
      <Strip />
      <div className={classes.scroll}>
        <header className={classes.head}>
          <MenuButton />
          <div className={classes.words}>
            <h1>{title}</h1>
            <p>{lead}</p>
          </div>
          {acts && <div className={classes.acts}>{acts}</div>}
        </header>
        {children}
      </div>
      <NavDrawer />
    </main>
  )
}

/** Opens the navigation where there is no room for it beside the page; on a phone the tab bar stands below instead. */
export function MenuButton() {
  return (
    <IconButton label="Open the navigation" className={classes.menu} onClick={() => togglePane('nav')}>
      <IconMenu2 aria-hidden />
    </IconButton>
  )
}
