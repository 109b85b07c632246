import { useEffect, useState } from 'react'
import type { ModalView } from '../../contract.ts'
import { encodeFiles } from '../composer/files.ts'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'
import { Dialog } from '../look/dialog.tsx'
import { Each } from '../look/each.ts'
import { Markdown } from '../messages/markdown.tsx'
import { useActing } from '../window/acting.ts'
import { type Filled, type ModalField, partsOf, wrongWith } from './modal-fields.ts'
import { ModalInput } from './modal-input.tsx'

const EMPTY: Filled = { value: '', values: [], files: [] }

/** A form of the application, over the window of the member who opened it. */
export function ModalDialog({ modal }: { modal: ModalView }) {
  const { self } = useActing()
  const parts = partsOf(modal)
  const fields = parts.flatMap((part) => ('field' in part ? [part.field] : []))
  const [filled, setFilled] = useState<Record<string, Filled>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, firstFilling(field)])),
  )
  const [checked, setChecked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const of = (field: ModalField) => filled[field.id] ?? EMPTY
  // The application did not take it within three seconds: the form stands with its words, to be sent again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form comes again, as a new object, with its error
  useEffect(() => setBusy(false), [modal])
  useGiven(modal, fields, setFilled)
  const close = () =>
    void call('dismiss-modal', { member: self.user.id, modal: modal.id }).catch((error: unknown) =>
      setRefusal(sentence(error)),
    )
  const submit = async () => {
    setChecked(true)
    setRefusal(null)
    if (busy || fields.some((field) => wrongWith(field, of(field)))) return
    setBusy(true)
    try {
      const answers = await Promise.all(fields.map((field) => answerOf(field, of(field))))
      await call('submit-modal', { member: self.user.id, modal: modal.id, fields: answers })
    } catch (error) {
      setRefusal(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={modal.data.title}
      error={refusal ?? modal.error ?? null}
      onClose={close}
      onSubmit={() => void submit()}
      foot={
        <>
          <button type="button" className={`${button.btn} ${button.plain}`} onClick={close}>
            Cancel
          </button>
          <button type="submit" className={`${button.btn} ${button.main}`} disabled={busy}>
            {busy ? 'Sending' : 'Submit'}
          </button>
        </>
      }
    >
      <Each
        of={parts}
        draw={(part) =>
          'field' in part ? (
            <ModalInput
              field={part.field}
              filled={of(part.field)}
              wrong={checked ? wrongWith(part.field, of(part.field)) : null}
              onChange={(value) => setFilled({ ...filled, [part.field.id]: value })}
            />
          ) : (
            <Markdown text={part.words} />
          )
        }
      />
    </Dialog>
  )
}

/** In the story the form fills itself while one watches. */
function useGiven(
  modal: ModalView,
  fields: ModalField[],
  setFilled: (change: (before: Record<string, Filled>) => Record<string, Filled>) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a form that came anew brings other words
  useEffect(() => {
    if (modal.error) return
    const given = fields.filter((field) => field.first !== '').map((field) => [field.id, firstFilling(field)])
    if (given.length > 0) setFilled((before) => ({ ...Object.fromEntries(given), ...onlyTouched(before) }))
  }, [modal])
}

/** What somebody has put in already is not written over. */
function onlyTouched(filled: Record<string, Filled>): Record<string, Filled> {
  return Object.fromEntries(
    Object.entries(filled).filter(([, { value, values, files }]) => value !== '' || values.length + files.length > 0),
  )
}

function firstFilling(field: ModalField): Filled {
  const options = (field.component.options ?? []).filter((option) => option.default).map((option) => option.value)
  const values = field.kind === 'tick' && field.ticked ? ['true'] : options
  return { value: field.first, values, files: [] }
}

async function answerOf(field: ModalField, filled: Filled) {
  const custom_id = field.id
  if (field.kind === 'short' || field.kind === 'paragraph') return { custom_id, value: filled.value }
  if (field.kind === 'files') return { custom_id, files: await encodeFiles(filled.files) }
  if (field.kind === 'tick') return { custom_id, checked: filled.values.includes('true') }
  // Who chose nothing in a radio group sends nothing of it.
  if (field.kind === 'radio') return { custom_id, ...(filled.values[0] ? { value: filled.values[0] } : {}) }
  return { custom_id, values: filled.values }
}
