import { Modal } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useStore } from '../../live/store.ts'
import { STATUS_WORDS } from '../words.ts'
import type { CaseActs } from './acts.ts'
import { type CaseDialog, caseDialog, closeDialog } from './dialog.ts'
import { LinkDialog } from './link-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PartiesDialog } from './parties-dialog.tsx'
import type { ShownCase } from './queries.ts'
import { RemindDialog } from './remind-dialog.tsx'
import type { useMove } from './use-move.ts'

interface DialogsProps {
  shown: ShownCase
  acts: CaseActs
  move: ReturnType<typeof useMove>
}

/** The dialogs over a case; one at a time. */
export function Dialogs({ shown, acts, move }: DialogsProps) {
  const dialog = useStore(caseDialog, (value) => value)
  // Whoever leaves the case leaves what was asked about it.
  useEffect(() => closeDialog, [])
  return (
    <Modal
      opened={dialog !== null}
      onClose={closeDialog}
      title={dialog && titleOf(dialog, shown)}
      size={dialog?.kind === 'move' || dialog?.kind === 'remind' ? 500 : 560}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {dialog && bodyOf(dialog, { shown, acts, move })}
    </Modal>
  )
}

function titleOf(dialog: CaseDialog, { number, mergedInto }: ShownCase): string {
  switch (dialog.kind) {
    case 'move':
      return dialog.status === 'resolved' ? `Resolve #${number}` : `Move #${number} to ${STATUS_WORDS[dialog.status]}`
    case 'merge':
      return `Merge #${number} into another case`
    case 'link':
      return `Link #${number} with another case`
    case 'parties':
      return mergedInto ? `Who reported #${number}` : `Who waits for #${number}`
    case 'remind':
      return `Remind me of #${number}`
  }
}

function bodyOf(dialog: CaseDialog, { shown, acts, move }: DialogsProps): ReactNode {
  switch (dialog.kind) {
    case 'move':
      return <MoveDialog shown={shown} status={dialog.status} move={move} />
    case 'merge':
      return <MergeDialog shown={shown} acts={acts} />
    case 'link':
      return <LinkDialog shown={shown} />
    case 'parties':
      return <PartiesDialog shown={shown} />
    case 'remind':
      return <RemindDialog shown={shown} />
  }
}
