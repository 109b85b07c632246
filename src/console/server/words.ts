import type { ServerPart, ServerRun, ServerStep } from '../../protocol/server.ts'

/** Under which heading a step stands, in the order in which they are shown. */
export const HEADINGS = ['The server', 'Roles', 'Categories and channels', 'Panels', 'AutoMod', 'Order'] as const
export type Heading = (typeof HEADINGS)[number]

const OF_PART: Record<ServerPart, Heading> = {
  server: 'The server',
  role: 'Roles',
  everyone: 'Roles',
  category: 'Categories and channels',
  channel: 'Categories and channels',
  tag: 'Categories and channels',
  panel: 'Panels',
  automod: 'AutoMod',
  order: 'Order',
}

export const headingOf = (part: ServerPart): Heading => OF_PART[part]

/** Steps under their headings, each in the order in which it is done. */
export function groupSteps(steps: readonly ServerStep[]): { heading: Heading; steps: ServerStep[] }[] {
  return HEADINGS.flatMap((heading) => {
    const own = steps.filter(({ part }) => headingOf(part) === heading)
    return own.length > 0 ? [{ heading, steps: own }] : []
  })
}

const PART_WORDS: Record<ServerPart, string> = {
  server: 'server',
  role: 'role',
  everyone: 'everybody’s rights',
  category: 'category',
  channel: 'channel',
  tag: 'tag',
  panel: 'panel',
  automod: 'rule',
  order: 'order',
}

export const partWords = (part: ServerPart): string => PART_WORDS[part]

const ACT_WORDS: Record<ServerStep['act'], { coming: string; done: string }> = {
  create: { coming: 'Make', done: 'Made' },
  change: { coming: 'Change', done: 'Changed' },
  delete: { coming: 'Delete', done: 'Deleted' },
  post: { coming: 'Post', done: 'Posted' },
  order: { coming: 'Put in order', done: 'Put in order' },
}

/** "Make", or "Made" once it is. */
export const actWords = ({ act, state }: Pick<ServerStep, 'act' | 'state'>): string =>
  state === 'done' ? ACT_WORDS[act].done : ACT_WORDS[act].coming

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const changes = (count: number): string => counted(count, 'change', 'changes')

/** "14 changes", or how many of them can be done now. */
export function applyWords(steps: readonly ServerStep[]): string {
  const ready = steps.filter(({ obstacle }) => obstacle === null).length
  return ready === steps.length ? changes(steps.length) : `${ready.toLocaleString('en')} of ${changes(steps.length)}`
}

/** "12 to make, 2 to change, 1 to delete". */
export function planSummary(steps: readonly ServerStep[]): string {
  const count = (acts: ServerStep['act'][]) => steps.filter(({ act }) => acts.includes(act)).length
  const parts = [
    [count(['create', 'post']), 'to make'],
    [count(['change', 'order']), 'to change'],
    [count(['delete']), 'to delete'],
  ] as const
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number.toLocaleString('en')} ${words}`)
    .join(', ')
}

/** How far a run is: done of all. */
export function runProgress({ steps }: Pick<ServerRun, 'steps'>): { done: number; failed: number; all: number } {
  return {
    done: steps.filter(({ state }) => state === 'done').length,
    failed: steps.filter(({ state }) => state === 'failed').length,
    all: steps.length,
  }
}

/** What a run came to, or how far it is, as a sentence. */
export function runWords(run: ServerRun): string {
  const { done, failed, all } = runProgress(run)
  switch (run.state) {
    case 'running':
      return `${done} of ${changes(all)} done.`
    case 'done':
      return all === 0 ? 'Nothing was to be changed.' : `Done, ${changes(all)}. The server is as the file says.`
    case 'failed':
      return failed > 0
        ? `${done} of ${changes(all)} done, ${failed} not. The rest waits.`
        : `${done} of ${changes(all)} done. The rest waits.`
    case 'stopped':
      return `${done} of ${changes(all)} done, then Guildesk stopped. The rest waits.`
  }
}
