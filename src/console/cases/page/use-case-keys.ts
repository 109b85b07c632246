import { useNavigate } from '@tanstack/react-router'
import { useKeys } from '../../inbox/keys.ts'
import { togglePane } from '../../inbox/panes.ts'
import { neighboursOf, trail } from '../trail.ts'
import type { CaseActs } from './acts.ts'
import { write } from './composer-mode.ts'
import { openDialog } from './dialog.ts'
import type { ShownCase } from './queries.ts'
import { openStatusMenu } from './status-menu.tsx'
import { isOver } from './telling.ts'
import { useFollow } from './use-follow.ts'
import type { useMove } from './use-move.ts'

/** The keys of a case page; each is printed where its act is, and in the sheet of keys. */
export function useCaseKeys(shown: ShownCase, acts: CaseActs, move: ReturnType<typeof useMove>): void {
  const navigate = useNavigate()
  const { toggle } = useFollow(shown, acts)
  const standsAlone = shown.mergedInto === null
  const go = (way: 'previous' | 'next') => {
    const id = neighboursOf(trail.get().ids, shown.id)[way]
    if (id !== null) void navigate({ to: '/cases/$id', params: { id: id } })
  }
  useKeys({
    '[': () => togglePane('nav'),
    ']': () => togglePane('context'),
    e: () => standsAlone && !isOver(shown) && void move.to('resolved'),
    m: () => standsAlone && openStatusMenu(),
    f: toggle,
    l: () => standsAlone && openDialog({ kind: 'link' }),
    n: () => write('note'),
    u: () => write('update'),
    j: () => go('next'),
    k: () => go('previous'),
    Escape: ({ target }) => {
      // From a field one level up is the page; from there, the list.
      if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.blur()
      else void navigate({ to: '/cases', search: trail.get().search })
    },
  })
}
