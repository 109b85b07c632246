import { type FocusEvent, type PointerEvent, useEffect, useRef } from 'react'
import { putKeyboard, putPointer } from './hands.ts'

/** While the pointer or the keyboard is in a list, what is new waits; it comes in when both have left. */
export function useHands(letIn: () => void) {
  const leave = useRef(letIn)
  leave.current = letIn
  useEffect(
    () => () => {
      putPointer(false)
      putKeyboard(false)
    },
    [],
  )
  return {
    onPointerEnter: (event: PointerEvent) => putPointer(event.pointerType !== 'touch'),
    onPointerLeave: () => {
      putPointer(false)
      leave.current()
    },
    onFocus: () => putKeyboard(true),
    onBlur: (event: FocusEvent) => {
      if (event.currentTarget.contains(event.relatedTarget)) return
      putKeyboard(false)
      leave.current()
    },
  }
}
