import { Modal } from '@mantine/core'
import type { CaseRow, CaseStatus } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import classes from './bulk-bar.module.css'
import { toldBy } from './page/telling.ts'
import type { BulkAct } from './use-bulk.ts'
import { STATUS_WORDS } from './words.ts'

interface BulkMoveProps {
  chosen: readonly CaseRow[]
  status: CaseStatus | null
  close: () => void
  run: (act: BulkAct) => Promise<void>
}

/** Says how many a move of many cases tells, before it does. */
export function BulkMove({ chosen, status, close, run }: BulkMoveProps) {
  return (
    <Modal
      opened={status !== null}
      onClose={close}
      title={status === null ? '' : `Move ${counted(chosen.length)} to ${STATUS_WORDS[status]}`}
      size={460}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {status !== null && <Question chosen={chosen} status={status} close={close} run={run} />}
    </Modal>
  )
}

function Question({ chosen, status, close, run }: BulkMoveProps & { status: CaseStatus }) {
  const told = chosen.reduce((sum, row) => sum + toldBy({ ...row, mergedInto: null }, status), 0)
  const go = (tell: boolean) => {
    close()
    void run({ kind: 'status', status, tell })
  }
  return (
    <>
      <p>
        {told > 0
          ? `${told === 1 ? '1 reporter or follower waits' : `${told.toLocaleString('en')} reporters and followers wait`} for news of them. Each is told once, in their language.`
          : 'Nobody waits to be told.'}
      </p>
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        {told > 0 && <Button onClick={() => go(false)}>Move without telling</Button>}
        <Button tone="primary" data-autofocus onClick={() => go(told > 0)}>
          Move {chosen.length.toLocaleString('en')}
          {told > 0 && ` and tell ${told.toLocaleString('en')}`}
        </Button>
      </div>
    </>
  )
}

const counted = (cases: number): string => (cases === 1 ? 'one case' : `${cases.toLocaleString('en')} cases`)
