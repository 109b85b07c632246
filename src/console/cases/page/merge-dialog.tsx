import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../look/button.tsx'
import { sayDone } from '../../look/toast.tsx'
import { Note } from '../../page/note.tsx'
import { rpc } from '../../session/rpc.ts'
import { askCase, type CaseActs } from './acts.ts'
import { CasePicker, type PickedCase } from './case-picker.tsx'
import { closeDialog } from './dialog.ts'
import classes from './dialogs.module.css'
import type { ShownCase } from './queries.ts'
import { waitersInWords } from './telling.ts'

/** This case becomes a duplicate of another one. It can be undone, so it happens at once and says how. */
export function MergeDialog({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [into, setInto] = useState<PickedCase | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const undo = () => {
    void acts
      .ask('Not undone', () => rpc.cases.unmerge({ id: shown.id }))
      .then((done) => {
        if (done) void navigate({ to: '/cases/$id', params: { id: shown.id } })
      })
  }
  const merge = async ({ id, number }: PickedCase) => {
    setBusy(true)
    const why = await askCase(client, () => rpc.cases.merge({ id: shown.id, into: id }))
    setBusy(false)
    if (why !== null) return setFault(why)
    closeDialog()
    sayDone(`#${shown.number} is merged into #${number}.`, undo)
    void navigate({ to: '/cases/$id', params: { id } })
  }
  return (
    <div className={classes.form}>
      <CasePicker of={shown} chosen={into?.id ?? null} choose={setInto} />
      {into && (
        <Note tone="info">
          #{shown.number} closes as a duplicate of #{into.number}.{' '}
          {shown.reporters + shown.followers > 0 &&
            `Its ${waitersInWords(shown)} ${shown.reporters + shown.followers === 1 ? 'waits' : 'wait'} for #${into.number} from then on. `}
          {shown.card && 'Its card leads there. '}
          Nothing is lost: it can be unmerged at any time.
        </Note>
      )}
      {fault !== null && <Note tone="bad">Not merged: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button
          tone="primary"
          disabled={into === null || busy}
          title={into === null ? 'Choose a case first' : undefined}
          onClick={() => into && void merge(into)}
        >
          {into ? `Merge into #${into.number}` : 'Merge'}
        </Button>
      </div>
    </div>
  )
}
