import { IconFile, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { refuseFiles } from '../composer/files.ts'
import button from '../look/button.module.css'
import styles from '../look/field.module.css'
import { sizeInWords } from '../messages/attachments.tsx'
import { choicesOf, Tick } from '../messages/select-menu.tsx'
import { useActing } from '../window/acting.ts'
import type { Filled, ModalField } from './modal-fields.ts'

interface Props {
  field: ModalField
  filled: Filled
  wrong: string | null
  onChange: (filled: Filled) => void
}

export function ModalInput(props: Props) {
  const { field, filled, onChange } = props
  const group = field.kind === 'radio' || field.kind === 'ticks' || (field.kind === 'select' && field.most > 1)
  if (group) return <Choices {...props} />
  if (field.kind === 'files') return <Files {...props} />
  if (field.kind === 'tick') {
    const on = filled.values.includes('true')
    return (
      <Tick
        choice={{ label: field.label, value: 'true', ...(field.help ? { description: field.help } : {}) }}
        values={on ? ['true'] : []}
        onChange={(values) => onChange({ ...filled, values })}
      />
    )
  }
  return field.kind === 'select' ? <Select {...props} /> : <Text {...props} />
}

function Label({ field, htmlFor }: { field: ModalField; htmlFor: string }) {
  return (
    <>
      <label className={styles.label} htmlFor={htmlFor}>
        {field.label}
        <Need field={field} />
      </label>
      {field.help ? (
        <p className={styles.help} id={`${htmlFor}-help`}>
          {field.help}
        </p>
      ) : null}
    </>
  )
}

function Need({ field }: { field: ModalField }) {
  return field.required ? (
    <span className={styles.need} aria-hidden="true">
      {' '}
      *
    </span>
  ) : null
}

function Wrong({ id, words }: { id: string; words: string | null }) {
  return words ? (
    <p className={styles.wrong} id={`${id}-wrong`}>
      {words}
    </p>
  ) : null
}

function aids(id: string, field: ModalField, wrong: string | null) {
  const described = [field.help ? `${id}-help` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return {
    id,
    'aria-required': field.required,
    'aria-invalid': wrong !== null,
    ...(described ? { 'aria-describedby': described } : {}),
  }
}

function Text({ field, filled, wrong, onChange }: Props) {
  const id = useId()
  const shared = {
    ...aids(id, field, wrong),
    className: styles.input,
    placeholder: field.placeholder,
    value: filled.value,
    maxLength: field.most,
    dir: 'auto' as const,
  }
  const change = (value: string) => onChange({ ...filled, value })
  return (
    <div className={styles.field}>
      <Label field={field} htmlFor={id} />
      {field.kind === 'paragraph' ? (
        <textarea {...shared} rows={4} onChange={(event) => change(event.target.value)} />
      ) : (
        <input {...shared} type="text" autoComplete="off" onChange={(event) => change(event.target.value)} />
      )}
      <Wrong id={id} words={wrong} />
      {filled.value.length > field.most * 0.8 ? (
        <span className={styles.count}>{field.most - filled.value.length} left</span>
      ) : null}
    </div>
  )
}

function Select({ field, filled, wrong, onChange }: Props) {
  const { state } = useActing()
  const id = useId()
  return (
    <div className={styles.field}>
      <Label field={field} htmlFor={id} />
      <select
        {...aids(id, field, wrong)}
        className={styles.input}
        value={filled.values[0] ?? ''}
        onChange={(event) => onChange({ ...filled, values: event.target.value ? [event.target.value] : [] })}
      >
        <option value="">{field.placeholder || 'Choose'}</option>
        {choicesOf(state, field.component).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Wrong id={id} words={wrong} />
    </div>
  )
}

function Choices({ field, filled, wrong, onChange }: Props) {
  const { state } = useActing()
  const id = useId()
  return (
    <fieldset
      className={styles.field}
      aria-invalid={wrong !== null}
      {...(wrong ? { 'aria-describedby': `${id}-wrong` } : {})}
    >
      <legend className={styles.label}>
        {field.label}
        <Need field={field} />
      </legend>
      {field.help ? <p className={styles.help}>{field.help}</p> : null}
      {choicesOf(state, field.component).map((choice) => (
        <Tick
          key={choice.value}
          choice={choice}
          values={filled.values}
          onChange={(values) => onChange({ ...filled, values })}
          {...(field.kind === 'radio' ? { radio: id } : {})}
        />
      ))}
      <Wrong id={id} words={wrong} />
    </fieldset>
  )
}

function Files({ field, filled, wrong, onChange }: Props) {
  const id = useId()
  const refusal = refuseFiles([], filled.files)
  return (
    <div className={styles.field}>
      <Label field={field} htmlFor={id} />
      <input
        {...aids(id, field, wrong ?? refusal)}
        className={styles.input}
        type="file"
        multiple={field.most > 1}
        onChange={(event) => {
          onChange({ ...filled, files: [...filled.files, ...(event.target.files ?? [])] })
          event.target.value = ''
        }}
      />
      <ul className={styles.files}>
        {filled.files.map((file) => (
          <li key={`${file.name}/${file.size}/${file.lastModified}`}>
            <IconFile size={16} aria-hidden />
            <bdi>{file.name}</bdi> {sizeInWords(file.size)}
            <button
              type="button"
              className={button.icon}
              aria-label={`Remove ${file.name}`}
              onClick={() => onChange({ ...filled, files: filled.files.filter((each) => each !== file) })}
            >
              <IconX size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Wrong id={id} words={wrong ?? refusal} />
    </div>
  )
}
