import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import classes from './bulk-bar.module.css'
import { CasePicker, type PickedCase } from './page/case-picker.tsx'
import type { BulkAct } from './use-bulk.ts'

interface BulkMergeProps {
  chosen: readonly CaseRow[]
  opened: boolean
  close: () => void
  run: (act: BulkAct) => Promise<void>
}

/** Makes the chosen cases duplicates of one. */
export function BulkMerge({ chosen, opened, close, run }: BulkMergeProps) {
  const [first] = chosen
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Merge into one case"
      size={560}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && first && <Choice chosen={chosen} first={first} close={close} run={run} />}
    </Modal>
  )
}

interface ChoiceProps extends Omit<BulkMergeProps, 'opened'> {
  first: CaseRow
}

function Choice({ chosen, first, close, run }: ChoiceProps) {
  const [into, setInto] = useState<PickedCase | null>(null)
  const others = chosen.filter(({ id }) => id !== into?.id).length
  const go = () => {
    if (!into) return
    close()
    void run({ kind: 'merge', into: into.id })
  }
  return (
    <>
      <p className={classes.words}>
        Their reporters and followers go over to it and hear its news. Each can be taken back on its page.
      </p>
      <CasePicker of={chosen.length === 1 ? first : null} chosen={into?.id ?? null} choose={setInto} />
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button tone="primary" disabled={into === null || others === 0} onClick={go}>
          {into === null ? 'Merge' : `Merge ${others.toLocaleString('en')} into #${into.number}`}
        </Button>
      </div>
    </>
  )
}
