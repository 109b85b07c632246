import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { AgentEntry } from '../../protocol/agents.ts'
import { Button } from '../look/button.tsx'
import { clock } from '../look/time.ts'
import { CopyField } from '../page/copy-field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import classes from './team.module.css'

/** Makes a link by which an agent sets a new password; it is shown this once. */
export function ResetLink({ agent, close }: { agent: AgentEntry; close: () => void }) {
  const [made, setMade] = useState<{ link: string; expiresAt: string } | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const make = () => {
    setFault(null)
    rpc.agents.resetLink({ id: agent.id }).then(setMade, (error: unknown) => setFault(failureOf(error).words))
  }
  return (
    <Modal
      opened
      onClose={close}
      title={`A new password for ${agent.publicName}`}
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.form}>
        {made ? (
          <CopyField
            label="One-time link"
            value={made.link}
            hint={`Shown this once. It works once, until ${clock(made.expiresAt)}.`}
          />
        ) : (
          <p className={classes.lead}>
            Whoever opens the link sets a new password for {agent.publicName} and is signed in as them. Give it to
            nobody else.
          </p>
        )}
        {fault !== null && <Note tone="bad">No link was made: {fault}</Note>}
        <div className={classes.foot}>
          <Button onClick={close}>{made ? 'Done' : 'Cancel'}</Button>
          {!made && (
            <Button tone="primary" onClick={make}>
              Make the link
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
