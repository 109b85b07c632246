import type { ModalView } from '../../contract.ts'
import type { LooseComponent } from '../messages/loose-component.ts'

/** One field of a form: its input with the words around it. `kind` follows Discord's component types 4, 3–8, 19 and 21–23. */
export interface ModalField {
  id: string
  kind: 'short' | 'paragraph' | 'select' | 'files' | 'radio' | 'ticks' | 'tick'
  label: string
  help: string | null
  required: boolean
  placeholder: string
  first: string
  /** Of a single checkbox: ticked from the beginning. */
  ticked: boolean
  least: number
  most: number
  component: LooseComponent
}

export type ModalPart = { field: ModalField } | { words: string }

interface LooseModalComponent extends LooseComponent {
  description?: string
  component?: LooseModalComponent
  components?: LooseModalComponent[]
  required?: boolean
  value?: string
  default?: boolean
  min_length?: number
  max_length?: number
}

/** What a modal asks, in order: labels with their input (type 18), the older rows with one (type 1), and plain words (type 10). */
export function partsOf(modal: ModalView): ModalPart[] {
  const tops = modal.data.components as unknown as LooseModalComponent[]
  return tops.flatMap((top): ModalPart[] => {
    if (top.type === 10) return [{ words: top.content ?? '' }]
    if (top.type === 18 && top.component)
      return [{ field: fieldOf(top.component, top.label ?? '', top.description ?? null) }]
    return (top.components ?? []).map((input) => ({ field: fieldOf(input, input.label ?? '', null) }))
  })
}

function fieldOf(input: LooseModalComponent, label: string, help: string | null): ModalField {
  const isText = input.type === 4
  return {
    id: input.custom_id ?? '',
    kind: kindOf(input),
    label,
    help,
    required: input.required ?? true,
    placeholder: input.placeholder ?? '',
    first: input.value ?? '',
    ticked: input.default === true,
    least: (isText ? input.min_length : input.min_values) ?? 0,
    most: (isText ? input.max_length : input.max_values) ?? mostOf(input),
    component: input,
  }
}

/** Without a bound of its own a text has 4,000 characters, a group of checkboxes all of them, and every other choice one. */
function mostOf(input: LooseModalComponent): number {
  if (input.type === 4) return 4000
  return input.type === 22 ? (input.options?.length ?? 1) : 1
}

function kindOf(input: LooseModalComponent): ModalField['kind'] {
  if (input.type === 4) return input.style === 2 ? 'paragraph' : 'short'
  if (input.type === 19) return 'files'
  if (input.type === 21) return 'radio'
  if (input.type === 22) return 'ticks'
  return input.type === 23 ? 'tick' : 'select'
}

export interface Filled {
  value: string
  values: string[]
  files: File[]
}

/** What is wrong with a field as it is filled, as a sentence, or null. */
export function wrongWith(field: ModalField, filled: Filled): string | null {
  const isText = field.kind === 'short' || field.kind === 'paragraph'
  const count = isText ? filled.value.length : field.kind === 'files' ? filled.files.length : filled.values.length
  if (count === 0) return field.required && field.kind !== 'tick' ? 'This is needed.' : null
  if (isText && count < field.least) return `At least ${field.least} characters are needed.`
  if (isText && count > field.most) return `At most ${field.most} characters.`
  if (isText || field.kind === 'tick' || field.kind === 'radio') return null
  if (count < field.least) return `At least ${field.least}.`
  return count > field.most ? `At most ${field.most}.` : null
}
