import type { FaultsView } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { addPerson } from '../world/people.ts'
import { send } from './speak.ts'

const WORDS = [
  'the lantern stays dark since the update',
  'where do i find my trail passes?',
  'thank you, that helped!',
  'it still crashes when I open the map',
  'can I move my season pass to another phone?',
  'which trails are open at night this week?',
  'ok, I will try that and tell you',
  'a photo of our walk will follow',
]

/** Members who chat by themselves: each says something in turn, so often that all together keep the rate. */
export class Traffic {
  #on = false
  #members = 20
  #rate = 2
  #where: 'dm' | 'guild' = 'dm'
  #timer: NodeJS.Timeout | undefined
  #said = 0
  #owed = 0
  #last = 0

  view(): FaultsView['traffic'] {
    return { on: this.#on, members: this.#members, rate: this.#rate }
  }

  set(sandbox: Sandbox, wish: { on: boolean; members: number; rate: number; where: 'dm' | 'guild' }): void {
    this.stop()
    this.#members = wish.members
    this.#rate = wish.rate
    this.#where = wish.where
    this.#on = wish.on
    if (wish.on) {
      this.#last = performance.now()
      this.#owed = 0
      this.#timer = setInterval(() => this.#tick(sandbox), Math.min(1000, Math.max(5, 500 / wish.rate)))
    }
    sandbox.faults.changed()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#on = false
  }

  #tick(sandbox: Sandbox): void {
    const now = performance.now()
    this.#owed += ((now - this.#last) / 1000) * this.#rate
    this.#last = now
    const speakers = speakersOf(sandbox, this.#members)
    while (this.#owed >= 1) {
      this.#owed--
      const member = speakers[this.#said++ % speakers.length]!
      const content = `${WORDS[this.#said % WORDS.length]} (${this.#said})`
      const channel = this.#where === 'dm' ? 'dm' : generalOf(sandbox)
      // A member who blocked the application or left says nothing; the rest go on.
      send(sandbox, { member, channel, content, files: [] }).catch(() => undefined)
    }
  }
}

function generalOf(sandbox: Sandbox): string {
  return [...sandbox.world.channels.values()].find((channel) => channel.name === 'general')?.id ?? 'dm'
}

/** The first so many members; where there are too few, walkers are added. */
export function speakersOf(sandbox: Sandbox, count: number): string[] {
  const { world } = sandbox
  const speakers: string[] = []
  for (const id of world.members.keys()) {
    if (speakers.length === count) return speakers
    if (id !== world.application.bot && id !== world.guild.owner) speakers.push(id)
  }
  while (speakers.length < count) {
    const number = speakers.length + 1
    speakers.push(
      addPerson(world, { name: `Walker ${number}`, username: `walker.${number}`, roles: [], locale: 'en-GB' }),
    )
  }
  return speakers
}
