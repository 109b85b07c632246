import { readFileSync } from 'node:fs'
import type { Face, StaffFace } from '../../../src/core/safety/lookalike/looks-like.ts'

interface Lists {
  firsts: string[]
  lasts: string[]
  words: string[]
  handles: string[]
}

/** A team as one may be: first names that many bear, whole names, made-up ones, two scripts, the brand and its virtual agent. */
export const TEAM: StaffFace[] = [
  { name: 'Ana', handle: 'anaa.r' },
  { name: 'Ana Ribeiro', handle: 'ana.ribeiro' },
  { name: 'Max', handle: 'max.t' },
  { name: 'Sam', handle: 'samwise' },
  { name: 'Leo', handle: 'leo_klein' },
  { name: 'Chloe', handle: 'chloe' },
  { name: 'Ingrid Solberg', handle: 'ingrid.solberg' },
  { name: 'Arjun Mehta', handle: 'arjun_m' },
  { name: 'Kenji Tanaka', handle: 'kenji.t' },
  { name: 'Olivia Hart', handle: 'oliviahart' },
  { name: 'Emma Wilson', handle: 'emmaw' },
  { name: 'Tomasz Nowak', handle: 'tnowak' },
  { name: 'Nightowl', handle: 'nightowl' },
  { name: 'Kestrelwing', handle: 'kestrelwing' },
  { name: 'João Pedro', handle: 'joaop' },
  { name: 'Priya', handle: 'priya.k' },
  { name: 'Дмитрий', handle: 'dmitri_v' },
  { name: 'María José Ruiz', handle: 'mjruiz' },
  { name: 'Lumen Trails', handle: 'lumentrails', official: true },
  { name: 'Lumi', handle: 'lumi', official: true },
]

const LISTS = JSON.parse(readFileSync(new URL('ordinary.json', import.meta.url), 'utf8')) as Lists

const plain = (name: string): string => name.normalize('NFKD').replace(/[^\w]/g, '').toLowerCase()

/** Ordinary members: whole names, first names alone and with initials, made-up handles, and names that people like to show. */
export function ordinaryFaces(): Face[] {
  const { firsts, lasts, words, handles } = LISTS
  const faces: Face[] = []
  for (const [i, first] of firsts.entries()) {
    const own = plain(first) || `user${i}`
    faces.push({ name: first, handle: `${own}${1970 + (i % 40)}` })
    faces.push({ name: `${first} 🌲`, handle: `${own}_hikes` })
    for (let step = 0; step < 11; step += 1) {
      const last = lasts[(i * 7 + step * 5) % lasts.length] ?? ''
      const shown = [`${first} ${last}`, first, `${first} ${last.slice(0, 1)}.`][step % 3] ?? first
      faces.push({
        name: shown,
        handle: [`${own}${plain(last)}`, `${own}.${plain(last)}`, `${own}_${i}${step}`][step % 3] ?? own,
      })
    }
  }
  for (const [i, one] of words.entries()) {
    for (let step = 1; step < 10; step += 1) {
      const other = words[(i + step * 5) % words.length] ?? ''
      const handle = [`${one}${other}`, `${one}_${other}${i}`, `${one}.${other}`][step % 3] ?? one
      faces.push({ name: step % 2 === 0 ? handle : `${one} ${other}`, handle })
    }
  }
  for (const [i, name] of handles.entries()) faces.push({ name, handle: `${plain(name) || 'member'}${i}` })
  return faces
}
