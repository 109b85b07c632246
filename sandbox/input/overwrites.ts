import type { Overwrite } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { asList, asRecord, type Json, notOneOf, required } from './form.ts'
import { asBits, asId } from './values.ts'

/** documentation: topics/opcodes-and-status-codes, 30060: a channel has at most 1,000 overwrites. */
const MOST = 1000

/** The whole list of a channel's overwrites; `allow` and `deny` are "0" where they are left out (documentation: resources/channel, "Modify Channel"). */
export function readOverwrites(world: World, value: unknown, path: string): Overwrite[] {
  const list = asList(value, path, MOST).map((item, index) => {
    const at = `${path}.${index}`
    const json = asRecord(item, at)
    const id = asId(json.id, `${at}.id`)
    if (id === undefined) throw required(`${at}.id`)
    return readOverwrite(world, id, json, at)
  })
  // The last word of two about the same one counts.
  return [...new Map(list.map((overwrite) => [overwrite.id, overwrite])).values()]
}

export function readOverwrite(world: World, id: string, json: Json, path: string): Overwrite {
  const at = (field: string) => (path ? `${path}.${field}` : field)
  const type = json.type ?? (world.roles.has(id) ? 0 : 1)
  if (type !== 0 && type !== 1 && type !== '0' && type !== '1') throw notOneOf(at('type'), '0, 1')
  const allow = asBits(json.allow, at('allow')) ?? 0n
  const deny = asBits(json.deny, at('deny')) ?? 0n
  return { id, type: Number(type) === 0 ? 0 : 1, allow: allow.toString(), deny: deny.toString() }
}
