import { ChannelType } from 'discord-api-types/v10'
import { press } from '../control/interact.ts'
import { addMember } from '../control/members.ts'
import { runCommand } from '../control/run-command.ts'
import { edit, send, type as typeIn } from '../control/speak.ts'
import { eachComponent } from '../input/components.ts'
import type { Sandbox } from '../sandbox.ts'
import { compareIds } from '../world/ids.ts'
import type { StoredMessage } from '../world/model.ts'
import { canSend } from '../world/permissions.ts'
import { StoryTrouble } from './stage.ts'

const NAMES = [
  'Sofia Marchetti',
  'Emre Aydın',
  'Aiko Mori',
  'Lukas Brandt',
  'Naledi Khumalo',
  'Hanna Virtanen',
  'Ravi Pillai',
  'Camila Rojas',
]

/** The one who needs help: a member made for this telling, who acts as the page lets anybody act. */
export class StoryMember {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly #sandbox: Sandbox
  /** What the application had said when it was last listened to. */
  #heard = '0'

  constructor(sandbox: Sandbox, telling: number) {
    this.#sandbox = sandbox
    this.name = NAMES[telling % NAMES.length]!
    this.username = `${this.name
      .split(' ')[0]!
      .normalize('NFD')
      .replace(/\P{ASCII}/gu, '')
      .toLowerCase()}.${sandbox.world.people.size}`
    const roles: string[] = []
    this.id = addMember(sandbox, { name: this.name, username: this.username, roles, locale: 'en-GB' }).user.id
  }

  get firstName(): string {
    return this.name.split(' ')[0]!
  }

  /** The channel in which help is asked for, else the first in which this member may write. */
  room(): string {
    const { world } = this.#sandbox
    const rooms = [...world.channels.values()].filter(
      (channel) => channel.type === ChannelType.GuildText && canSend(world, this.id, channel),
    )
    const room = rooms.find(({ name }) => name === 'support') ?? rooms[0]
    if (!room) throw new StoryTrouble('There is no channel in which a member may write.')
    return room.id
  }

  typing(channel: string): void {
    typeIn(this.#sandbox, { member: this.id, channel })
  }

  async askForHelp(question: string): Promise<void> {
    const { commands } = this.#sandbox.world
    if (!commands.some(({ name }) => name === 'helpme'))
      throw new StoryTrouble('There is no /helpme yet: Guildesk has not connected to this server.')
    const options = { question }
    await runCommand(this.#sandbox, { member: this.id, channel: this.room(), name: 'helpme', options, files: [] })
  }

  async say(content: string): Promise<string> {
    return (await send(this.#sandbox, { member: this.id, channel: 'dm', content, files: [] })).id
  }

  reword(message: string, content: string): void {
    edit(this.#sandbox, { member: this.id, channel: 'dm', message, content })
  }

  /** What the application has said since the last call, oldest first. */
  #news(): StoredMessage[] {
    const { world } = this.#sandbox
    const dm = world.directs.get(this.id)
    if (dm === undefined) return []
    return world
      .log(dm)
      .after(this.#heard, 100)
      .filter(({ author }) => author === world.application.bot)
  }

  /** The first new word of the application that is of that kind; what came up to it counts as heard. */
  hear(isIt: (message: StoredMessage) => boolean): StoredMessage | undefined {
    const found = this.#news().find(isIt)
    if (found && compareIds(found.id, this.#heard) > 0) this.#heard = found.id
    return found
  }

  /** Presses the button with that label under the youngest message that has it. */
  press(label: RegExp): void {
    const { world } = this.#sandbox
    const said = [...world.log(world.directs.get(this.id) ?? '').all()].reverse()
    for (const message of said) {
      const button = buttonOf(message, label)
      if (!button) continue
      press(this.#sandbox, { member: this.id, channel: 'dm', message: message.id, custom_id: button })
      return
    }
    throw new StoryTrouble('The button that the story needs is not there.')
  }
}

/** The button of a message with such a label that can be pressed. */
export function buttonOf(message: StoredMessage, label: RegExp): string | undefined {
  for (const component of eachComponent(message.components))
    if (typeof component.label === 'string' && label.test(component.label) && component.disabled !== true)
      return component.custom_id
  return undefined
}
