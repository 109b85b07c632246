import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../look/button.tsx'
import { sayDone } from '../../look/toast.tsx'
import { SelectField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { rpc } from '../../session/rpc.ts'
import { askCase } from './acts.ts'
import { CasePicker, type PickedCase } from './case-picker.tsx'
import { closeDialog } from './dialog.ts'
import classes from './dialogs.module.css'
import type { ShownCase } from './queries.ts'

export type LinkKind = ShownCase['links'][number]['kind']

/** How the link reads from this case. */
export const LINK_WORDS: Record<LinkKind, string> = { related: 'Related', blocks: 'Blocks', blocked_by: 'Blocked by' }

const KINDS: Record<LinkKind, string> = {
  related: 'has to do with it',
  blocks: 'blocks it',
  blocked_by: 'is blocked by it',
}

/** Another case that this one has to do with. */
export function LinkDialog({ shown }: { shown: ShownCase }) {
  const client = useQueryClient()
  const [other, setOther] = useState<PickedCase | null>(null)
  const [kind, setKind] = useState<LinkKind>('related')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const link = async (chosen: PickedCase) => {
    setBusy(true)
    const why = await askCase(client, () => rpc.cases.link({ id: shown.id, other: chosen.id, kind }))
    setBusy(false)
    if (why !== null) return setFault(why)
    closeDialog()
    sayDone(`#${shown.number} and #${chosen.number} are linked.`)
  }
  return (
    <div className={classes.form}>
      <CasePicker of={shown} chosen={other?.id ?? null} choose={setOther} />
      <SelectField
        label={`#${shown.number}`}
        value={kind}
        onChange={(event) => {
          const value = event.target.value
          if (value === 'related' || value === 'blocks' || value === 'blocked_by') setKind(value)
        }}
      >
        {Object.entries(KINDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
      {fault !== null && <Note tone="bad">Not linked: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button
          tone="primary"
          disabled={other === null || busy}
          title={other === null ? 'Choose a case first' : undefined}
          onClick={() => other && void link(other)}
        >
          {other ? `Link with #${other.number}` : 'Link'}
        </Button>
      </div>
    </div>
  )
}
