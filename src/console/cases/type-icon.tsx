import {
  IconBug,
  IconBulb,
  IconCheckupList,
  IconGavel,
  IconHelpCircle,
  IconShieldExclamation,
  IconStar,
  IconUserCircle,
} from '@tabler/icons-react'
import type { CaseType } from '../../protocol/cases.ts'
import classes from './type-icon.module.css'

const ICONS = {
  question: IconHelpCircle,
  bug: IconBug,
  feature: IconBulb,
  feedback: IconStar,
  account: IconUserCircle,
  appeal: IconGavel,
  safety: IconShieldExclamation,
  other: IconCheckupList,
} as const

/** One sign for each type; the word stands beside it or is said by who draws it. */
export function TypeIcon({ type }: { type: CaseType }) {
  const Icon = ICONS[type]
  return <Icon aria-hidden className={`${classes.icon} ${classes[type] ?? ''}`} />
}
