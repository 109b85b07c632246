import type { APIUser } from 'discord-api-types/v10'
import { drawings } from './drawings.tsx'

/** The people of the first server keep their pictures, so that they are known again after a fresh start. */
const KNOWN: Record<string, string> = {
  'ingrid.nord': 'aurora',
  'mossy.lantern': 'hills',
  kofi_walks: 'fox',
  yukikaze: 'flake',
  dfuentes: 'sunset',
  'layla.h': 'moon',
  'noa.toadstool': 'toadstool',
  'tariq.trails': 'dunes',
  soranaka: 'owl',
  'arjun.uphill': 'frog',
  'bia.trilhas': 'parrot',
}
const OTHERS = Object.values(KNOWN)

function drawingOf(user: Pick<APIUser, 'id' | 'username' | 'bot'>): string {
  if (user.bot) return 'lantern'
  // The middle of a snowflake differs even between people who were made in one millisecond's neighbourhood.
  const sum = [...user.id].reduce((all, digit, at) => all + Number(digit) * (at + 3), 0)
  return KNOWN[user.username] ?? OTHERS[sum % OTHERS.length] ?? 'hills'
}

/** A person's picture; decoration, as the name always stands beside it. */
export function Picture({
  user,
  size,
  square = false,
}: {
  user: Pick<APIUser, 'id' | 'username' | 'bot'>
  size: number
  square?: boolean
}) {
  return <Drawing name={drawingOf(user)} size={size} square={square} />
}

export function Drawing({ name, size, square = false }: { name: string; size: number; square?: boolean }) {
  const round = square ? size * 0.32 : size / 2
  return (
    <svg
      viewBox="0 0 64 64"
      width={size}
      height={size}
      aria-hidden="true"
      style={{ borderRadius: round, flex: 'none', display: 'block' }}
    >
      {drawings[name]}
    </svg>
  )
}
