import { useRef } from 'react'
import { TextArea } from '../../page/field.tsx'
import { insertField, TEMPLATE_FIELDS } from './source-words.ts'
import own from './sources.module.css'

/** How an item reads, with its parts as buttons. */
export function TemplateField({ value, type }: { value: string; type: (template: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const put = (name: string) => {
    const area = field.current
    const { text, caret } = insertField(
      value,
      name,
      area?.selectionStart ?? value.length,
      area?.selectionEnd ?? value.length,
    )
    type(text)
    // After the words stand there, the caret goes on behind what was put in.
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(caret, caret)
    })
  }
  return (
    <div>
      <TextArea
        ref={field}
        label="How it reads"
        value={value}
        onChange={(event) => type(event.target.value)}
        maxLength={1500}
        dir="auto"
      />
      <fieldset className={own.fields} aria-label="Put in">
        {TEMPLATE_FIELDS.map((name) => (
          <button key={name} type="button" onClick={() => put(name)}>
            {`{${name}}`}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
