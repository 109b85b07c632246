/** What `guildesk virtual-agent serve` did with one set: shares in percent. */
export interface Measured {
  plain: Scores
  typo10: Scores
  discord: Scores
  /** What the product says on standard error after learning. */
  learnt: { examples: number; seconds: number; processorSeconds: number; modelBytes: number; memoryAdded: number }
  /** Milliseconds from a line written to its answer read. */
  latency: { p50: number; p99: number }
}

/** As evaluate.mjs names them. */
export interface Scores {
  asServed: {
    acc1: number
    recall3: number
    auroc?: number
    inScopeAcc: number
    oosRecall?: number
    wantsHumanFalseAlarms: number
  }
  tuned?: { inScopeAcc: number; oosRecall: number }
}

/** One line of the table: what is asked of a set. */
export interface Goal {
  set: string
  what: string
  least: number
  aim: number
  /** Less is better. */
  below?: true
  read: (measured: Measured) => number | undefined
}

const accuracy = (set: string, least: number, aim: number): Goal => ({
  ...{ set, what: 'accuracy@1', least, aim },
  read: ({ plain }) => plain.asServed.acc1,
})

const lost = (set: string, noise: 'typo10' | 'discord', least: number, aim: number): Goal => ({
  ...{ set, what: `points lost, ${noise}`, least, aim, below: true },
  read: (measured) => measured.plain.asServed.acc1 - measured[noise].asServed.acc1,
})

const machine = (set: string, seconds: [number, number]): Goal[] => [
  ...(
    [
      { what: 'seconds of learning', least: seconds[0], aim: seconds[1], read: ({ learnt }) => learnt.seconds },
      { what: 'model, MB', least: 16, aim: 8, read: ({ learnt }) => learnt.modelBytes / 1e6 },
      { what: 'memory added, MB', least: 150, aim: 80, read: ({ learnt }) => learnt.memoryAdded / 1e6 },
      { what: 'query p50, ms', least: 2, aim: 0.5, read: ({ latency }) => latency.p50 },
      { what: 'query p99, ms', least: 20, aim: 10, read: ({ latency }) => latency.p99 },
    ] satisfies Omit<Goal, 'set' | 'below'>[]
  ).map((goal) => ({ set, ...goal, below: true as const })),
]

const calls = (set: string): Goal => ({
  ...{ set, what: 'false calls for a person, %', least: 0.6, aim: 0.2, below: true },
  read: ({ plain }) => plain.asServed.wantsHumanFalseAlarms,
})

/** Points by which what is served by default may be below what is tuned. */
const NEAR = 2

/** The clinc150 sets have real questions that nothing answers. */
const doubt = (set: string, inScope: [number, number], outside: [number, number], area: [number, number]): Goal[] => [
  { set, what: 'AUROC', least: area[0], aim: area[1], read: ({ plain }) => plain.asServed.auroc },
  { set, what: 'tuned, in scope', least: inScope[0], aim: inScope[1], read: ({ plain }) => plain.tuned?.inScopeAcc },
  { set, what: 'tuned, outside', least: outside[0], aim: outside[1], read: ({ plain }) => plain.tuned?.oosRecall },
  // Nobody tunes what is served: near to the tuned pair is enough.
  {
    ...{ set, what: 'served, in scope', least: inScope[0] - NEAR, aim: inScope[0] },
    read: ({ plain }) => plain.asServed.inScopeAcc,
  },
  { set, what: 'served, outside', least: outside[0], aim: outside[1], read: ({ plain }) => plain.asServed.oosRecall },
]

const noises = (set: string): Goal[] => [lost(set, 'typo10', 4.5, 3), lost(set, 'discord', 1, 0.5)]

/** What the virtual agent is to reach, by set; `set:file` learns another file of examples. */
export const GOALS: readonly Goal[] = [
  accuracy('clinc150', 92.5, 94.5),
  { set: 'clinc150', what: 'recall@3', least: 97.5, aim: 98.3, read: ({ plain }) => plain.asServed.recall3 },
  ...doubt('clinc150', [88, 91], [85, 88], [95.5, 97]),
  ...noises('clinc150'),
  calls('clinc150'),
  ...machine('clinc150', [480, 180]),
  accuracy('banking77', 92, 93.5),
  ...noises('banking77'),
  calls('banking77'),
  accuracy('banking77:train_10shot', 77, 80),
  ...noises('banking77:train_10shot'),
  ...machine('banking77:train_10shot', [30, 10]),
  accuracy('hwu64', 88, 89.5),
  ...noises('hwu64'),
  accuracy('hwu64:train_10shot', 70.5, 74),
  ...noises('hwu64:train_10shot'),
]
