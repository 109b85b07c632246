import { useQueries } from '@tanstack/react-query'
import { useId } from 'react'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import type { Place } from './channel-field.tsx'
import { rolesQuery } from './queries.ts'
import classes from './settings.module.css'

const MOST = 20

type Role = NonNullable<Place>

interface StaffRolesProps {
  chosen: readonly Role[]
  /** As they are stored, with the names that they had then. */
  stored: readonly ChannelPlace[]
  guilds: readonly { id: string; name: string }[]
  choose: (roles: Role[]) => void
}

const same = (one: Role, other: Role): boolean => one.guild === other.guild && one.id === other.id

/** Roles whose members act on reports in Discord, by the card's Manage; without any, those who may manage messages there. */
export function StaffRoles({ chosen, stored, guilds, choose }: StaffRolesProps) {
  const hint = useId()
  const answers = useQueries({ queries: guilds.map(({ id }) => rolesQuery(id)) })
  const offered = guilds.flatMap((guild, at) =>
    (answers[at]?.data ?? []).map(({ id, name }) => ({
      ...{ guild: guild.id, id },
      name: guilds.length > 1 ? `${name}, ${guild.name}` : name,
    })),
  )
  // A role that is gone, or that could not be read, stays to be taken away.
  const others = stored.filter((role) => !offered.some((each) => same(each, role)))
  const error = answers.find((answer) => answer.error)?.error
  const toggle = (role: Role, on: boolean) => {
    const rest = chosen.filter((each) => !same(each, role))
    choose(on ? [...rest, { guild: role.guild, id: role.id }] : rest)
  }
  return (
    <fieldset className={classes.roles} aria-describedby={hint}>
      <legend>Staff roles</legend>
      <ul>
        {[...offered, ...others].map((role) => {
          const on = chosen.some((each) => same(each, role))
          return (
            <li key={`${role.guild}-${role.id}`}>
              <label>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={!on && chosen.length >= MOST}
                  onChange={(event) => toggle(role, event.target.checked)}
                />
                <bdi dir="auto">{role.name}</bdi>
              </label>
            </li>
          )
        })}
      </ul>
      <p id={hint}>
        {chosen.length === 0
          ? 'None is chosen: whoever may manage messages in a channel manages the reports there.'
          : 'Their members confirm, answer and resolve reports on the cards, without a seat at the desk.'}
      </p>
      {error && <Note tone="bad">The roles could not be read: {failureOf(error).words}</Note>}
    </fieldset>
  )
}
