import type { KeyboardEvent, RefObject } from 'react'
import { type Change, type Format, formatText } from './format-text.ts'

const KEYS: Partial<Record<string, Format>> = { b: 'bold', i: 'italic', k: 'link' }

/** Acts on the Markdown of a field, by buttons and by the keys that do the same everywhere. */
export function useFormat(field: RefObject<HTMLTextAreaElement | null>) {
  const format = (as: Format) => {
    if (field.current) putChange(field.current, as)
  }
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const as = KEYS[event.key.toLowerCase()]
    if (as === undefined) return
    event.preventDefault()
    // Elsewhere the same key opens the search.
    event.stopPropagation()
    format(as)
  }
  return { format, onKey }
}

function putChange(field: HTMLTextAreaElement, as: Format): void {
  const { value: text, selectionStart: start, selectionEnd: end } = field
  const change = formatText({ text, start, end }, as)
  field.focus()
  field.setSelectionRange(change.from, change.to)
  if (text.slice(change.from, change.to) !== change.insert) replaceSelected(field, change)
  field.setSelectionRange(change.start, change.end)
}

/** By the one command that the browser's own undo knows of; where it is refused, the field is changed without it. */
function replaceSelected(field: HTMLTextAreaElement, { from, to, insert }: Change): void {
  const done = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
  if (done) return
  field.setRangeText(insert, from, to)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
