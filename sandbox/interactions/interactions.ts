import { randomBytes } from 'node:crypto'
import type { InteractionView, LiveFrame, ModalView } from '../contract.ts'
import type { RequestLog } from '../request-log.ts'
import type { World } from '../world/world.ts'

/** Item 25: the first answer within three seconds; the token lives fifteen minutes. */
const ANSWER_WITHIN_MS = 3000
export const TOKEN_LIFE_MS = 15 * 60_000

/** What began an interaction: 2 a command, 3 a component, 5 a modal's submission; 4 asks for the choices of an option while it is typed. */
interface Origin {
  id: string
  type: number
  user: string
  interactedMessage?: string
}

interface Choice {
  name: string
  value: string | number
}

export interface Interaction {
  id: string
  token: string
  type: 2 | 3 | 4 | 5
  member: string
  channel: string
  title: string
  createdAt: number
  state: InteractionView['state']
  /** The message with the component, for components and modals that came from one. */
  source?: string
  /** Name of the command. */
  name?: string
  /** Of a command in a message's menu: that message. */
  target?: string
  /** Of a command in a member's menu: that member. */
  targetUser?: string
  /** Of type 4: the kind of the option that is typed; and who hears the choices, or null when three seconds passed without any. */
  optionType?: number
  choices?: (choices: Choice[] | null) => void
  trigger?: Origin
  /** The modal whose submission this is. */
  modal?: string
  /** The message that `@original` means, once there is one. */
  original?: string
  /** Deferred, and not yet filled: a follow-up fills it instead of making another. */
  deferred?: boolean
  timer?: NodeJS.Timeout
}

/** The open interactions and the modals that stand on members' screens. */
export class Interactions {
  readonly #world: World
  readonly #log: RequestLog
  readonly #byId = new Map<string, Interaction>()
  readonly #byToken = new Map<string, Interaction>()
  readonly #modals = new Map<string, ModalView>()

  constructor(world: World, log: RequestLog) {
    this.#world = world
    this.#log = log
  }

  /** Begins the three seconds. */
  open(facts: Omit<Interaction, 'id' | 'token' | 'createdAt' | 'state' | 'timer'>): Interaction {
    const id = this.#world.ids.next()
    const secret = randomBytes(60).toString('base64url')
    const token = Buffer.from(`interaction:${id}:${secret}`).toString('base64url')
    const interaction: Interaction = { ...facts, id, token, createdAt: this.#world.clock(), state: 'waiting' }
    interaction.timer = setTimeout(() => this.#fail(interaction), ANSWER_WITHIN_MS)
    interaction.timer.unref()
    this.#byId.set(id, interaction)
    this.#byToken.set(token, interaction)
    this.show(interaction)
    return interaction
  }

  find(id: string): Interaction | undefined {
    return this.#byId.get(id)
  }

  findByToken(token: string): Interaction | undefined {
    return this.#byToken.get(token)
  }

  answered(interaction: Interaction): void {
    clearTimeout(interaction.timer)
    interaction.state = 'answered'
    if (interaction.modal) this.closeModal(interaction.modal)
    this.show(interaction)
  }

  #fail(interaction: Interaction): void {
    if (interaction.state !== 'waiting') return
    interaction.state = 'failed'
    this.#log.gateway('INTERACTION_CREATE', `${interaction.title}: no answer within three seconds`, 'failed', false)
    interaction.choices?.(null)
    const modal = interaction.modal && this.#modals.get(interaction.modal)
    if (modal) this.openModal({ ...modal, error: 'Something went wrong. Try again.' })
    this.show(interaction)
  }

  show(interaction: Interaction): void {
    // What is asked while a command is typed is nothing that a member waits for by name.
    if (interaction.type === 4) return
    const view: InteractionView = {
      id: interaction.id,
      member: interaction.member,
      channel: interaction.channel,
      title: interaction.title,
      state: interaction.state,
    }
    this.#tell(interaction.member, { kind: 'interaction', interaction: view })
  }

  waitingOf(member: string | null): InteractionView[] {
    const waiting = [...this.#byId.values()].filter(
      (interaction) => interaction.member === member && interaction.state === 'waiting',
    )
    return waiting.map(({ id, member: who, channel, title, state }) => ({ id, member: who, channel, title, state }))
  }

  openModal(modal: ModalView): void {
    this.#modals.set(modal.id, modal)
    this.#tell(modal.member, { kind: 'modal', modal })
  }

  modal(id: string): ModalView | undefined {
    return this.#modals.get(id)
  }

  closeModal(id: string): void {
    const modal = this.#modals.get(id)
    if (!modal) return
    this.#modals.delete(id)
    this.#tell(modal.member, { kind: 'modal-closed', modal: id })
  }

  modalsOf(member: string | null): ModalView[] {
    return [...this.#modals.values()].filter((modal) => modal.member === member)
  }

  /** Dead tokens are forgotten; who comes with one is told 50027 as for any other wrong token. */
  sweep(): void {
    const floor = this.#world.clock() - TOKEN_LIFE_MS
    for (const [id, interaction] of this.#byId) {
      if (interaction.createdAt > floor) return
      this.#byId.delete(id)
      this.#byToken.delete(interaction.token)
    }
  }

  close(): void {
    for (const interaction of this.#byId.values()) clearTimeout(interaction.timer)
  }

  #tell(member: string, frame: LiveFrame): void {
    this.#world.outlets.show({ member }, () => frame)
  }
}
