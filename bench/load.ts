import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { type Percentiles, percentiles } from './percentiles.ts'
import { type Answered, postReplies } from './post-replies.ts'
import { readCpu } from './usage.ts'

/** What is still under way this long after the last message was sent counts as lost. */
const LOST_AFTER_MS = 10_000
/** The messages of the end of a load; when half of them took longer than this, they stood in a growing queue. */
const END_SHARE = 0.1
const BACKLOG_MS = 500
/** The desk's socket and the sandbox are asked this often whether all has come. */
const LOOK_EVERY_MS = 100

export interface Way {
  sent: number
  lost: number
  twice: number
  /** Milliseconds. */
  latency: Percentiles
  /** Of the last tenth, from when it was to be sent: half of them took this long. */
  end: number
}

export interface LoadFigures {
  rate: number
  seconds: number
  in: Way
  out: Way
  /** Answers of the API that were refusals or broke off. */
  refused: number
  /** REST requests that Discord was sent. */
  requests: number
  cpu: { node: number; database: number }
  /** Nothing lost, nothing twice, no growing queue: on the way in, and on both ways. */
  heldIn: boolean
  held: boolean
}

export interface Load {
  /** Messages a second, in and as many out. */
  rate: number
  seconds: number
  /** 0 for members alone. */
  repliesRate?: number
}

let loads = 0

/** Sends at a steady rate both ways, waits until all has arrived, and says how long each took and what it cost. */
export async function runLoad(bench: Bench, load: Load): Promise<LoadFigures> {
  const { product, screen } = bench
  const { rate, seconds, repliesRate = rate } = load
  const mark = `b${++loads}-`
  await product.act('bench-notes', { on: true })
  const twiceBefore = screen.twice
  const before = readCpu(product.pid, product.databasePid)
  const [said, answered] = await Promise.all([
    product.act('bench-send', { rate, seconds, members: bench.members, mark: `${mark}in-` }),
    repliesRate > 0 ? postReplies(bench, { rate: repliesRate, seconds, mark: `${mark}out-` }) : [],
  ])
  const notes = await collect(bench, { mark, said: said.at.length, answered: answered.length })
  const after = readCpu(product.pid, product.databasePid)
  const arrivals = said.at.map((at, number) => [at, screen.seen.get(`${mark}in-${number}`)] as const)
  const incoming = wayOf(arrivals.map(([at, seen]) => ({ from: at, due: at, at: seen })))
  incoming.twice = screen.twice - twiceBefore
  screen.seen.clear()
  const outgoing = outgoingOf(answered, mark, notes.replies)
  const heldIn = isHeld(incoming)
  return {
    rate,
    seconds,
    in: incoming,
    out: outgoing,
    refused: answered.filter(({ accepted }) => accepted === null).length,
    requests: notes.requests,
    cpu: { node: after.node - before.node, database: after.database - before.database },
    heldIn,
    held: heldIn && isHeld(outgoing),
  }
}

/** Waits until everything is there, or surely lost. */
async function collect(
  { product, screen }: Bench,
  awaited: { mark: string; said: number; answered: number },
): Promise<{ requests: number; replies: [string, number][] }> {
  const notes = { requests: 0, replies: [] as [string, number][] }
  const deadline = Date.now() + LOST_AFTER_MS
  for (;;) {
    const more = await product.act('bench-notes', { on: true })
    notes.requests += more.requests
    notes.replies.push(...more.replies)
    const all = screen.seen.size >= awaited.said && notes.replies.length >= awaited.answered
    if (all || Date.now() > deadline) break
    await wait(LOOK_EVERY_MS)
  }
  // One more look after the last arrival, so that what comes twice is seen.
  await wait(LOOK_EVERY_MS)
  const rest = await product.act('bench-notes', { on: false })
  return { requests: notes.requests + rest.requests, replies: [...notes.replies, ...rest.replies] }
}

/** A request that was read before the API's answer was here took no time after it. */
function outgoingOf(answered: readonly Answered[], mark: string, replies: readonly [string, number][]): Way {
  const read = new Map<string, number>()
  let twice = 0
  for (const [reply, at] of replies) {
    if (read.has(reply)) twice++
    else read.set(reply, at)
  }
  const way = wayOf(
    answered.map(({ due, accepted }, number) => ({ from: accepted, due, at: read.get(`${mark}out-${number}`) })),
  )
  way.twice = twice
  return way
}

/** `from`: null where it was never said for certain; `at`: undefined where it did not arrive. Nothing is counted twice yet. */
export function wayOf(trips: { from: number | null; due: number; at: number | undefined }[]): Way {
  const arrived = trips.filter((trip): trip is { from: number; due: number; at: number } => {
    return trip.from !== null && trip.at !== undefined
  })
  const late = arrived.slice(-Math.max(1, Math.ceil(arrived.length * END_SHARE)))
  return {
    sent: trips.length,
    lost: trips.length - arrived.length,
    twice: 0,
    latency: percentiles(arrived.map(({ from, at }) => Math.max(0, at - from))),
    end: percentiles(late.map(({ due, at }) => at - due)).p50,
  }
}

const isHeld = ({ sent, lost, twice, end }: Way): boolean =>
  lost === 0 && twice === 0 && (sent === 0 || end <= BACKLOG_MS)
