import { useCallback, useState } from 'react'

/** State that outlives a reload of the page, in the browser's own storage; what cannot be read there counts as never kept. */
export function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const key = `sandbox.${name}`
  const [value, setValue] = useState<T>(() => readKept(key, first))
  const keep = useCallback(
    (next: T) => {
      setValue(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing still has the value until the page is left.
      }
    },
    [key],
  )
  return [value, keep]
}

function readKept<T>(key: string, first: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? first : (JSON.parse(text) as T)
  } catch {
    return first
  }
}
