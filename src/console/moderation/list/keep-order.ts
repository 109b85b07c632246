/**
 * The order of a list that is looked at, while hands are in it: what stands there keeps its place, what is new below is added, and what is new
 * above waits.
 * @param shown what is on the screen
 * @param wanted what the server answered last
 */
export function keepOrder(
  shown: readonly string[],
  wanted: readonly string[],
  hands: boolean,
): { order: string[]; waiting: number } {
  if (!hands || shown.length === 0) return { order: [...wanted], waiting: 0 }
  const known = new Set(shown)
  const last = wanted.findLastIndex((id) => known.has(id))
  const stays = new Set(wanted)
  const order = [...shown.filter((id) => stays.has(id)), ...wanted.slice(last + 1)]
  const placed = new Set(order)
  return { order, waiting: wanted.filter((id) => !placed.has(id)).length }
}
