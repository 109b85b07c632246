import { useId } from 'react'

/** Ground, body, belly or detail. */
const COATS = [
  ['#f6d7b0', '#c2793d', '#f8e9d3'],
  ['#22384a', '#7fb18a', '#dcead2'],
  ['#c9d8f2', '#ffffff', '#e3e9f6'],
  ['#f2a65a', '#8a4b2a', '#f8e3c6'],
  ['#5b2a55', '#e889c1', '#ffd0ea'],
  ['#12303b', '#5fe0b0', '#c4f5e3'],
  ['#dbe9c8', '#4f8f3e', '#c3e0ab'],
  ['#2b2350', '#ffd98a', '#fff1cf'],
  ['#f7e6ea', '#d6435a', '#fbd3da'],
  ['#8fc7e8', '#2f5d8a', '#d6ecf8'],
  ['#cfdcea', '#35506e', '#a9bed4'],
  ['#e8c58c', '#5d6b3a', '#dbe3b5'],
] as const

const BODIES = [
  'M32 12c14 0 22 10 22 24 0 12-9 20-22 20S10 48 10 36c0-14 8-24 22-24z',
  'M32 8c13 0 21 9 21 22v26l-7-6-7 6-7-6-7 6-7-6-7 6V30C11 17 19 8 32 8z',
  'M32 16c16 0 24 9 24 22 0 11-9 18-24 18S8 49 8 38c0-13 8-22 24-22z',
  'M32 9c9 0 13 10 17 22 5 15-3 26-17 26S10 46 15 31C19 19 23 9 32 9z',
  'M16 20c4-8 28-8 32 0 5 3 8 10 8 17 0 12-10 19-24 19S8 49 8 37c0-7 3-14 8-17z',
] as const

const EARS = [
  null,
  'M15 30 12 10l15 11zM49 30l3-20-15 11z',
  'M22 24C16 14 17 5 21 4s7 8 8 18zM42 24c6-10 5-19 1-20s-7 8-8 18z',
  'M14 22a8 8 0 1 1 12-8zM50 22a8 8 0 1 0-12-8z',
  'M32 14c-2-6 0-10 6-11-1 5-2 8-4 11z',
] as const

/** A number that depends on every character of the id; the id of a creature never changes, so neither does its look. */
function hash(id: string): number {
  let value = 2166136261
  for (let at = 0; at < id.length; at += 1) value = Math.imul(value ^ id.charCodeAt(at), 16777619)
  return (value ^ (value >>> 15)) >>> 0
}

/** A small drawn creature in place of a missing picture, always the same one for an id. */
export function Creature({ id, className }: { id: string; className?: string | undefined }) {
  const clip = useId()
  const seed = hash(id)
  const [ground, body, detail] = COATS[seed % COATS.length] ?? COATS[0]
  const shape = BODIES[Math.floor(seed / 12) % BODIES.length] ?? BODIES[0]
  const ears = EARS[Math.floor(seed / 60) % EARS.length] ?? null
  const wide = Math.floor(seed / 300) % 2 === 0 ? 9 : 6.5
  const lookUp = Math.floor(seed / 600) % 3
  const eyes = 34 - lookUp * 2
  return (
    <svg viewBox="0 0 64 64" className={className} aria-hidden="true">
      <clipPath id={clip}>
        <path d={shape} />
      </clipPath>
      <rect width="64" height="64" fill={ground} />
      {ears && <path d={ears} fill={body} />}
      <path d={shape} fill={body} />
      <ellipse cx="32" cy="58" rx="15" ry="14" fill={detail} clipPath={`url(#${clip})`} />
      <circle cx={32 - wide} cy={eyes} r="5" fill="#fff" />
      <circle cx={32 + wide} cy={eyes} r="5" fill="#fff" />
      <circle cx={32 - wide} cy={eyes + 0.5} r="2.6" fill="#1c1a17" />
      <circle cx={32 + wide} cy={eyes + 0.5} r="2.6" fill="#1c1a17" />
      {lookUp === 1 ? (
        <path d={`M29 ${eyes + 7}h6l-3 4z`} fill="#1c1a17" />
      ) : (
        <path d={`M28 ${eyes + 8}c2 3 6 3 8 0`} fill="none" stroke="#1c1a17" strokeWidth="2" strokeLinecap="round" />
      )}
    </svg>
  )
}
