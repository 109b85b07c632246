import { createElement, Fragment, type ReactNode } from 'react'

/** Draws the parts of something that never changes its order, such as a parsed text: their place is all the key they need. */
export function Each<T>({ of, draw }: { of: readonly T[]; draw: (item: T) => ReactNode }): ReactNode {
  return createElement(Fragment, null, ...of.map(draw))
}
