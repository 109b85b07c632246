import type { DriftItem, ServerPlan, ServerRun, ServerStep } from '../protocol/server.ts'

const MARKS: Record<ServerStep['act'], string> = { create: '+', post: '+', change: '~', order: '~', delete: '-' }

const NOUNS: Record<ServerStep['part'], string> = {
  server: 'server',
  role: 'role',
  everyone: 'role',
  category: 'category',
  channel: 'channel',
  tag: 'tags',
  panel: 'panel',
  automod: 'AutoMod rule',
  order: 'order',
}

const headOf = ({ act, part, name, within }: ServerStep): string =>
  `${MARKS[act]} ${NOUNS[part]} ${name}${within === null ? '' : ` (${within})`}`

/** A step of a plan for people at a terminal: what it is, what changes in it, what stands in its way. */
function stepLines(step: ServerStep): string[] {
  const { lines, obstacle, careful } = step
  return [
    `  ${headOf(step)}${careful ? '  !' : ''}`,
    ...lines.map(({ what, before, after }) => `      ${what}: ${changeWords(before, after)}`),
    ...(obstacle ? [`      cannot be done: ${obstacle.words}`] : []),
  ]
}

const changeWords = (before: string | null, after: string | null): string =>
  before === null ? flat(after) : `${flat(before)} -> ${flat(after)}`

const flat = (words: string | null): string => (words === null ? 'nothing' : words.replaceAll('\n', ' / '))

/** @param command what is typed to do it; @param prune whether what the file does not name stands among the steps */
export function planLines(
  server: string,
  { steps, besides, obstacles }: ServerPlan,
  { command, prune }: { command: string; prune: boolean },
): string {
  const others = prune ? [] : besides.map(({ part, name }) => `${NOUNS[part]} ${name}`)
  return [
    `${server}:`,
    ...steps.flatMap(stepLines),
    ...obstacles.flatMap(({ words, invite }) => [words, ...(invite ? [`  ${invite}`] : [])]),
    ...(others.length > 0 ? [`Not in the file, and left alone without --prune: ${others.join(', ')}.`] : []),
    steps.length === 0 ? 'Everything is as the file says.' : `${count(steps.length, 'step')}. To do it: ${command}`,
  ].join('\n')
}

export function runLines(server: string, { steps, words }: ServerRun): string {
  const done = steps.filter(({ state }) => state === 'done')
  const others = steps.filter(({ state }) => state !== 'done')
  const links = new Set(others.flatMap(({ obstacle }) => obstacle?.invite ?? []))
  return [
    `${server}:`,
    ...done.map((step) => `  ${headOf(step)}`),
    ...others.flatMap((step) => [`  not done: ${headOf(step)}`, `      ${step.words ?? ''}`]),
    ...[...links].map((link) => `  ${link}`),
    words ?? (done.length === 0 ? 'Everything was as the file says.' : `${count(done.length, 'step')} done.`),
  ].join('\n')
}

export const driftLines = (server: string, drift: readonly DriftItem[]): string =>
  drift.length === 0
    ? `${server}: nothing was changed by hand.`
    : [`${server}:`, ...drift.map(({ words, grave }) => `  ${grave ? '!' : '~'} ${words}`)].join('\n')

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
