import { type RefObject, useEffect, useRef } from 'react'

/** Where all stands on one long page, what was just opened comes into sight; elsewhere it is in sight already. */
export function useInSight<T extends Element>(): RefObject<T | null> {
  const shown = useRef<T>(null)
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'start' })
  }, [])
  return shown
}
