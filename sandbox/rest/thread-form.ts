import { asInteger, asList, asText, badLength, type Json, notOneOf, refuseField, required } from '../input/form.ts'
import { missingPermissions, tagRequired, tooManyThreads } from '../refusals.ts'
import type { Channel } from '../world/model.ts'
import { hasPermission } from '../world/permissions.ts'
import { activeThreads } from '../world/threads.ts'
import type { World } from '../world/world.ts'

const ARCHIVE_AFTER = [60, 1440, 4320, 10_080]
const ACTIVE = 1000

/** documentation: resources/channel, "Start Thread without Message": 1 to 100 characters. */
export function readName(json: Json): string {
  const name = asText(json.name, 'name', 100)
  if (name === undefined) throw required('name')
  if (name.trim() === '') throw badLength('name', 1, 100)
  return name
}

export function readMinutes(json: Json): number | undefined {
  const minutes = asInteger(json.auto_archive_duration, 'auto_archive_duration')
  if (minutes !== undefined && !ARCHIVE_AFTER.includes(minutes))
    throw notOneOf('auto_archive_duration', ARCHIVE_AFTER.join(', '))
  return minutes
}

/** The tags of a forum post (documentation: resources/channel, "Start Thread in Forum or Media Channel": at most five). */
export function readTags(world: World, { id, forum }: Channel, json: Json): string[] {
  const wanted = asList(json.applied_tags, 'applied_tags', 5).map(String)
  if (!forum) return []
  const tags = wanted.map((tag) => forum.tags.find((known) => known.id === tag))
  if (tags.includes(undefined)) throw refuseField('applied_tags', 'INVALID_TAG', 'Unknown tag')
  const parent = world.channels.get(id)
  if (
    tags.some((tag) => tag?.moderated) &&
    !(parent && hasPermission(world, world.application.bot, parent, 'ManageThreads'))
  )
    throw missingPermissions()
  if (forum.requireTag && wanted.length === 0) throw tagRequired()
  return wanted
}

/** documentation: topics/threads, "Active & Archived Threads". */
export function refuseCrowd(world: World): void {
  if (activeThreads(world).length >= ACTIVE) throw tooManyThreads()
}
