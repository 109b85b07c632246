import type { SourceView } from '../../../protocol/announcements.ts'
import { CopyField } from '../../page/copy-field.tsx'

/** Where to send to, and the secret, which can be read this once. */
export function ShownSecret({ source, secret }: { source: SourceView; secret: string }) {
  return (
    <>
      <CopyField label="Address" value={source.url} />
      <CopyField label="Secret" value={secret} hint="Shown this once. Who has it can announce in your name." />
    </>
  )
}
