import type { StoryView } from '../contract.ts'
import { CannotAct } from '../control/refuse-control.ts'
import type { Sandbox } from '../sandbox.ts'
import { DeskClient } from './desk-client.ts'
import { StoryMember } from './member.ts'
import { REPORT_SCENES, tellReport } from './report-script.ts'
import { SCENES, type Telling, tell } from './script.ts'
import { Stage, StoryTrouble } from './stage.ts'

const SILENT: Omit<StoryView, 'ready' | 'desk'> = {
  chapter: 'help',
  state: 'idle',
  caption: null,
  scene: 0,
  scenes: SCENES,
  member: null,
  place: null,
  at_desk: null,
  speed: 1,
}

/** "Play the story": acts both sides of one chat with captions. One telling at a time; a new one ends the one before. */
export class Story {
  /** Told after every change of the view. */
  changed: () => void = () => {}
  #access: { api: string; key: string; desk: string } | undefined
  #view = SILENT
  #stopper = new AbortController()
  #told = 0
  #telling: Promise<void> = Promise.resolve()

  view(): StoryView {
    return { ...this.#view, ready: this.#access !== undefined, desk: this.#access?.desk ?? null }
  }

  /** The address of the desk's API, a key for it, and where people open the desk, as the parent process hands them over. */
  allow(access: { api: string; key: string; desk: string }): void {
    this.#access = access
    this.changed()
  }

  /** Begins a chapter with fresh members, whatever was going on. */
  async play(sandbox: Sandbox, chapter: StoryView['chapter']): Promise<StoryView> {
    const access = this.#access
    if (!access) throw new CannotAct('The story needs the demo workspace of a running Guildesk.', 409)
    await this.stop()
    this.#stopper = new AbortController()
    const member = new StoryMember(sandbox, this.#told++)
    const scenes = chapter === 'help' ? SCENES : REPORT_SCENES
    this.#show({ ...SILENT, chapter, scenes, state: 'playing', member: member.id, place: member.room() })
    const desk = new DeskClient(access.api, access.key)
    this.#telling = this.#guard(this.#stopper.signal, (stage, telling) => {
      if (chapter === 'help') return tell(stage, telling, member, desk)
      return tellReport(stage, telling, {
        first: member,
        second: new StoryMember(sandbox, this.#told++),
        desk,
        sandbox,
      })
    })
    return this.view()
  }

  /** Ends the telling where it stands; what was said stays said. */
  async stop(): Promise<StoryView> {
    this.#stopper.abort()
    await this.#telling
    return this.view()
  }

  /** How fast the story goes on from here, 1 being as it is meant. */
  hurry(speed: number): StoryView {
    this.#show({ speed })
    return this.view()
  }

  #show(change: Partial<StoryView>): void {
    this.#view = { ...this.#view, ...change }
    this.changed()
  }

  async #guard(signal: AbortSignal, tells: (stage: Stage, telling: Telling) => Promise<void>): Promise<void> {
    const stage = new Stage(signal, () => this.#view.speed)
    try {
      await tells(stage, {
        caption: (caption) => this.#show({ caption, scene: this.#view.scene + 1 }),
        look: (place) => this.#show({ place }),
        found: (path) => this.#show({ at_desk: path }),
        become: (member) => this.#show({ member }),
      })
      this.#show({ state: 'over' })
    } catch (error) {
      if (signal.aborted) this.#show({ state: 'stopped', caption: 'Stopped. What was said stays where it was said.' })
      else this.#show({ state: 'failed', caption: sentenceOf(error) })
    }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StoryTrouble || error instanceof CannotAct) return error.message
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  return 'The story stumbled; the log of the sandbox has the cause.'
}
