import { ChannelType } from 'discord-api-types/v10'
import { MAX_FILE_BYTES } from '../world/attachments.ts'
import { permissionsIn } from '../world/permissions.ts'
import { appPermissions, presentChannel, presentMember, presentMessage, presentUser } from '../world/present.ts'
import { featuresOf } from '../world/present-guild.ts'
import type { World } from '../world/world.ts'
import type { Interaction } from './interactions.ts'

/** INTERACTION_CREATE as the gateway brings it (documentation: interactions/receiving-and-responding, "Interaction Structure"). */
export function presentInteraction(world: World, interaction: Interaction, data: object): object {
  const channel = world.channels.get(interaction.channel)!
  const person = world.people.get(interaction.member)!
  const member = world.members.get(interaction.member)
  const direct = channel.type === ChannelType.DM
  const source =
    interaction.source === undefined
      ? undefined
      : (world.log(channel.id).get(interaction.source) ?? world.ephemeral.get(interaction.source))
  const user = presentUser(person)
  const permissions = permissionsIn(world, interaction.member, channel).toString()
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    data,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...presentChannel(world, channel), ...(direct ? {} : { permissions }) },
    ...(direct || !member
      ? { user }
      : {
          guild_id: world.guild.id,
          guild: { id: world.guild.id, locale: world.guild.locale, features: featuresOf(world.guild) },
          guild_locale: world.guild.locale,
          member: { ...presentMember(world, member), permissions },
        }),
    ...(source ? { message: presentMessage(world, source) } : {}),
    app_permissions: appPermissions(world, channel),
    // Item 32: the member's own language comes with interactions only.
    locale: person.locale,
    entitlements: [],
    // Item 31: installed to the guild; in the application's direct messages the owner is "0".
    authorizing_integration_owners: { '0': direct ? '0' : world.guild.id },
    context: direct ? 1 : 0,
    attachment_size_limit: MAX_FILE_BYTES,
  }
}
