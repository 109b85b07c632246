import type { Interaction } from '../interactions/interactions.ts'
import { presentInteraction } from '../interactions/present.ts'
import type { Sandbox } from '../sandbox.ts'

/** Hands an interaction to the application; with nobody connected it is seen failing after three seconds. */
export function deliver({ world }: Sandbox, interaction: Interaction, data: object): { interaction: string } {
  world.outlets.event({
    type: 'INTERACTION_CREATE',
    channel: world.channels.get(interaction.channel)!,
    data: presentInteraction(world, interaction, data),
  })
  return { interaction: interaction.id }
}
