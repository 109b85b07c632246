import { openDirect } from '../world/directs.ts'
import type { Channel, Person, StoredMessage } from '../world/model.ts'
import { canView } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import { CannotAct } from './refuse-control.ts'

export function personOf(world: World, id: string): Person {
  const person = world.people.get(id)
  if (!person || person.user.bot) throw new CannotAct('There is no such member.', 404)
  return person
}

/** The channel where a member acts; `dm` is their direct messages with the application. */
export function placeOf(world: World, member: string, channel: string): Channel {
  personOf(world, member)
  if (channel === 'dm') {
    // Who shares no server and has no chat cannot find the application.
    if (!world.directs.has(member) && !world.members.has(member))
      throw new CannotAct('Who has left the server cannot open a chat with the application.', 403)
    return openDirect(world, member)
  }
  const place = world.channels.get(channel)
  if (!place || !canView(world, member, place)) throw new CannotAct('This member sees no such channel.', 404)
  return place
}

export function messageOf(world: World, place: Channel, id: string): StoredMessage {
  const message = world.log(place.id).get(id) ?? world.ephemeral.get(id)
  if (!message || message.channel !== place.id) throw new CannotAct('There is no such message.', 404)
  return message
}
