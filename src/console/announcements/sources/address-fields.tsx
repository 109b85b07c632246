import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceView } from '../../../protocol/announcements.ts'
import { Button } from '../../look/button.tsx'
import { CopyField } from '../../page/copy-field.tsx'
import { Switch, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { rpc } from '../../session/rpc.ts'
import { ShownSecret } from './secret.tsx'
import type { SourceKind } from './source-words.ts'
import own from './sources.module.css'
import type { EditedSource } from './use-source.ts'

interface AddressFieldsProps {
  kind: SourceKind
  stored: SourceView | null
  edited: EditedSource
}

/** Where the items come from: each kind has its own way. */
export function AddressFields(props: AddressFieldsProps) {
  if (props.kind === 'feed') return <FeedAddress {...props} />
  return props.kind === 'x' ? <XAccount {...props} /> : <Hook {...props} />
}

function FeedAddress({ edited: { value, type, look, trying } }: AddressFieldsProps) {
  return (
    <div className={own.address}>
      <TextField
        label="Address"
        type="url"
        value={value.url}
        onChange={(event) => type({ url: event.target.value })}
        placeholder="https://blog.example.org"
        hint="Of the feed, or of a page that names one. A YouTube channel, a Steam app and a GitHub project have one too."
        maxLength={2000}
        dir="ltr"
        spellCheck={false}
      />
      <Button disabled={trying.busy || value.url.trim() === ''} onClick={() => void look()}>
        {trying.busy ? 'Reading it' : 'Try it'}
      </Button>
    </div>
  )
}

function XAccount({ stored, edited: { value, type, look, trying } }: AddressFieldsProps) {
  return (
    <>
      <div className={own.address}>
        <TextField
          label="Account"
          value={value.url}
          onChange={(event) => type({ url: event.target.value })}
          placeholder="lumentrails"
          maxLength={100}
          dir="ltr"
          spellCheck={false}
        />
        <Button disabled={trying.busy || value.url.trim() === ''} onClick={() => void look()}>
          {trying.busy ? 'Asking X' : 'Try it'}
        </Button>
      </div>
      <TextField
        label="Bearer token of X’s API"
        type="password"
        name="x-token"
        autoComplete="off"
        value={value.secret}
        onChange={(event) => type({ secret: event.target.value })}
        hint={
          stored?.hasSecret
            ? 'One is kept. Type another to change it.'
            : 'From developer.x.com, with the right to read posts. It is kept sealed and is never shown again.'
        }
        maxLength={500}
        dir="ltr"
      />
    </>
  )
}

function Hook({ stored, edited: { value, type } }: AddressFieldsProps) {
  return (
    <>
      {stored === null ? (
        <Note tone="info">Its address and its secret are made when you add it, and the secret is shown that once.</Note>
      ) : (
        <>
          <CopyField label="Address" value={stored.url} hint="Items are sent here, with its secret." />
          <NewSecret stored={stored} />
        </>
      )}
      <Switch
        label="The secret itself is enough"
        words={
          value.plainSecret
            ? 'Whoever sends it in the header counts. For services that cannot sign, such as IFTTT.'
            : 'Every call is signed, and an old one that is sent again is not taken.'
        }
        checked={value.plainSecret}
        onChange={(plainSecret) => type({ plainSecret })}
      />
    </>
  )
}

/** Another secret; the one before ends at once. */
function NewSecret({ stored }: { stored: SourceView }) {
  const client = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, fault, run } = useRun()
  const rotate = () =>
    run(async () => {
      setSecret((await rpc.sources.rotate({ id: stored.id })).secret)
      void client.invalidateQueries({ queryKey: ['sources'] })
    })
  if (secret !== null) return <ShownSecret source={stored} secret={secret} />
  return (
    <div>
      {fault !== null && <Note tone="bad">No secret was made: {fault}</Note>}
      <div className={own.foot}>
        <Button disabled={busy} onClick={() => void rotate()}>
          Make a new secret
        </Button>
        <span>The one before ends at once.</span>
      </div>
    </div>
  )
}
