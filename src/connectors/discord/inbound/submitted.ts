import { type Fields, fieldsOf, isFields, listOf, textOf } from '../shapes.ts'

/** What was put into a form, by the names of its fields; what is not there is empty. */
export interface Submitted {
  words(name: string): string
  picks(name: string): string[]
  /** Discord's attachment objects. */
  files(name: string): Fields[]
}

/** A form's answers: today they lie in labels (18), before 2025 in rows (1); both hold the input itself. */
export function readSubmitted(data: Fields): Submitted {
  const inputs = listOf(data, 'components').flatMap((outer) => {
    const inner = fieldsOf(outer, 'component')
    return inner ? [inner] : listOf(outer, 'components')
  })
  const resolved = fieldsOf(fieldsOf(data, 'resolved') ?? {}, 'attachments') ?? {}
  const input = (name: string): Fields => inputs.find((each) => textOf(each, 'custom_id') === name) ?? {}
  const picks = (name: string): string[] => {
    const { values } = input(name)
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  }
  return {
    words: (name) => (textOf(input(name), 'value') ?? '').trim(),
    picks,
    files: (name) => picks(name).flatMap((id) => (isFields(resolved[id]) ? [resolved[id]] : [])),
  }
}
