import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { PageTitle } from '../../inbox/page-title.tsx'
import { MenuButton } from '../../page/page.tsx'
import { BackLink } from '../back-link.tsx'
import { State } from '../state.tsx'
import classes from './editor.module.css'
import type { EditedAnnouncement } from './use-announcement.ts'

interface BarProps {
  title: string
  stored: AnnouncementView | null
  /** Undefined for who may not write. */
  edited?: EditedAnnouncement
  children?: ReactNode
}

/** The way back, what state it is in, and the acts. */
export function EditorBar({ title, stored, edited, children }: BarProps) {
  return (
    <header className={classes.bar}>
      <PageTitle>{title}</PageTitle>
      <MenuButton />
      <BackLink to="/announcements" words="Announcements" />
      <IconChevronRight aria-hidden className={`${classes.crumb} flip`} />
      <h1 className="unseen">{title}</h1>
      {stored ? <State state={stored.state} /> : <span className={classes.state}>New</span>}
      <span className={classes.saved} role="status">
        {edited?.changed ? (edited.missing ?? 'Not saved yet') : ''}
      </span>
      {children && <div className={classes.acts}>{children}</div>}
    </header>
  )
}
