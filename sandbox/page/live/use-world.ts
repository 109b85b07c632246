import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { LiveWorld } from './live-world.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The world as one member sees it, or with null what everybody may see; kept up to date while the component stands.
 * It is read afresh where `belongs` changes: who joins again sees what was said without them.
 */
export function useWorld(as: string | null, belongs = true): { world: LiveWorld; snapshot: Snapshot } {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `belongs` is another view of the world
  const world = useMemo(() => new LiveWorld(as), [as, belongs])
  useEffect(() => world.open(), [world])
  const snapshot = useSyncExternalStore(world.subscribe, world.read)
  const soonest = Math.min(...snapshot.typing.map((each) => each.until))
  useEffect(() => {
    if (!Number.isFinite(soonest)) return
    const timer = setTimeout(() => world.forgetTyping(Date.now()), Math.max(0, soonest - Date.now()) + 20)
    return () => clearTimeout(timer)
  }, [world, soonest])
  return { world, snapshot }
}
