// How many lookalikes are found, how many ordinary members are taken for one, and how long it takes.
// Run: node bench/lookalikes.ts
import { performance } from 'node:perf_hooks'
import { type Face, looksLike, type StaffFace } from '../src/core/safety/lookalike/looks-like.ts'
import { ordinaryFaces, TEAM } from '../test/support/lookalikes/ordinary.ts'
import { HALVES, OFFICIAL, type Pair, pairsOf, teamOf } from '../test/support/lookalikes/pairs.ts'

const MANY = 10_000

const faceOf = ([, , , name, handle]: Pair): Face => ({ name, handle })
const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)} %`
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function tellRecall(half: (typeof HALVES)[number]): void {
  const pairs = pairsOf(half)
  const wanted = pairs.filter(([, , , , , alarm]) => alarm)
  const missed = wanted.filter((pair) => !looksLike(faceOf(pair), teamOf(pair)))
  const wrong = pairs.filter((pair) => !pair[5] && looksLike(faceOf(pair), teamOf(pair)))
  say(
    `${half}: found ${percent(wanted.length - missed.length, wanted.length)} of ${wanted.length}, ${wrong.length} wrong`,
  )
  for (const [kind, name, , theirs, handle] of missed) say(`  missed (${kind}): ${name} < ${theirs} @${handle}`)
}

function tellFalse(team: readonly StaffFace[], called: string): void {
  const faces = ordinaryFaces()
  const taken = faces.filter((face) => looksLike(face, team))
  say(`ordinary, ${called} (${team.length}): ${percent(taken.length, faces.length)} of ${faces.length} taken for staff`)
  for (const { name, handle } of taken) say(`  ${name} @${handle}`)
}

for (const half of HALVES) tellRecall(half)
const others = new Map(pairsOf('tuned').map(([, name, handle]) => [name, { name, handle }]))
tellFalse(TEAM, 'the team of Lumen Trails')
tellFalse([...others.values(), ...OFFICIAL], 'the team of Harbor Games')
const faces = ordinaryFaces()
const began = performance.now()
for (let at = 0; at < MANY; at += 1) looksLike(faces[at % faces.length] ?? { name: '', handle: '' }, TEAM)
say(`${MANY} members against ${TEAM.length}: ${Math.round(performance.now() - began)} ms`)
