import type { APIUser } from 'discord-api-types/v10'

/** A person's picture as the sandbox serves it to everybody; decoration, as the name always stands beside it. */
export function Picture({
  user,
  size,
  square = false,
}: {
  user: Pick<APIUser, 'id' | 'avatar'>
  size: number
  square?: boolean
}) {
  const round = square ? size * 0.32 : size / 2
  return (
    <img
      src={`/avatars/${user.id}/${user.avatar}.png`}
      alt=""
      width={size}
      height={size}
      style={{ borderRadius: round, flex: 'none', display: 'block' }}
    />
  )
}
