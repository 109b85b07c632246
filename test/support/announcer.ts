import type {
  Announced,
  Announcer,
  AnnouncerAct,
  AnnouncerOutcome,
  NotLooked,
} from '../../src/core/announcement/announcer.ts'
import { nextSnowflake } from './core.ts'

/** A channel for announcements of one test: it answers as told, and keeps what it was asked for and what stands in it. */
export class ScriptedAnnouncer implements Announcer {
  /** Message ids with their words. */
  readonly standing = new Map<string, string>()
  readonly asked: string[] = []
  readonly keys: string[] = []
  looks = 0
  /** Decides the answer instead; undefined: it is done. */
  answer: (act: AnnouncerAct, announced: Announced) => AnnouncerOutcome | undefined = () => undefined
  /** Does what is asked also where the answer says something else: the answer is what got lost. */
  does = false

  async perform(act: AnnouncerAct, announced: Announced, key: string): Promise<AnnouncerOutcome> {
    this.asked.push(act)
    this.keys.push(key)
    const answer = this.answer(act, announced)
    if (answer && !this.does) return answer
    const id = announced.messageId ?? nextSnowflake()
    if (act === 'remove') this.standing.delete(id)
    if (act === 'post' || act === 'edit') this.standing.set(id, announced.shown)
    return answer ?? { result: 'done', id }
  }

  /** Why nobody can look whether it stands; null: one can. */
  blind: NotLooked | null = null

  async find({ head }: Announced): Promise<string[] | NotLooked> {
    this.looks += 1
    if (this.blind) return this.blind
    return [...this.standing].flatMap(([id, words]) => (words.startsWith(`${head}\n`) ? [id] : []))
  }
}
