import { type Actor, byAgent } from '../../core/case/actor.ts'
import { addNote } from '../../core/case/add-note.ts'
import type { CasePressAct, InboundReport, InboundReportChange, ReportAnswer } from '../../core/case/inbound-report.ts'
import { linkCases } from '../../core/case/link-cases.ts'
import { mergeCase } from '../../core/case/merge-case.ts'
import { setReminder } from '../../core/case/set-reminder.ts'
import { updateCase } from '../../core/case/update-case.ts'
import { linkToCase } from '../../core/conversation/link-to-case.ts'
import { receiveChanges } from '../../core/conversation/receive.ts'
import { moveCase } from '../../core/report/move-case.ts'
import { readCard } from '../../core/report/read-card.ts'
import { receiveReports } from '../../core/report/receive-reports.ts'
import type { DemoReport, ReportStep } from './content/report-steps.ts'
import type { DemoFile } from './content/steps.ts'
import type { Cast } from './demo-actor.ts'
import { makeFile } from './demo-files.ts'
import type { DemoPlace } from './demo-place.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The steps that an agent does. */
type ByAgent = Extract<ReportStep, { by: string }>
type ByMember = Exclude<ReportStep, ByAgent>

interface CaseAct {
  workspace: number
  case: string
  actor: Actor
}

/** What of a change tells who made it, and when. */
type From = Pick<InboundReport, 'externalId' | 'contact' | 'guild' | 'origin' | 'sentAt'>

/** One report of the demo: its filing, and what members and agents do with it. Each step happens when the clock says. */
export class DemoCase {
  readonly #cast: Cast
  readonly #report: DemoReport
  /** All reports of the demo by their keys, so that they can be joined to each other. */
  readonly #others: ReadonlyMap<string, DemoCase>
  #id: string | null = null

  constructor(cast: Cast, report: DemoReport, others: ReadonlyMap<string, DemoCase>) {
    this.#cast = cast
    this.#report = report
    this.#others = others
  }

  /** Null until it was filed; for good where its reporter is not in the server any more. */
  get id(): string | null {
    return this.#id
  }

  async file(): Promise<void> {
    const { member, type, subject, description, fields, file } = this.#report
    const filed = await this.#receive(member, (from) => ({
      ...{ ...from, change: 'report', type, subject, description, fields },
      attachments: this.#declare(from.externalId, file),
    }))
    this.#id = filed?.kind === 'filed' ? filed.id : null
  }

  async do(step: ReportStep): Promise<void> {
    const id = this.#id
    if (id === null) return
    if ('by' in step) await this.#byAgent(id, step)
    else await this.#byMember(id, step)
  }

  async #byMember(id: string, step: ByMember): Promise<void> {
    const { member } = step
    if (step.does === 'discusses') return this.#discuss(id, member, step.words)
    if (step.does === 'adds') {
      const { words: text, file } = step
      await this.#receive(member, (from) => ({
        ...{ ...from, change: 'case_detail', case: id, text },
        attachments: this.#declare(from.externalId, file),
      }))
      return
    }
    const act: CasePressAct = step.does === 'joins' ? 'me_too' : 'follow'
    await this.#receive(member, (from) => ({ ...from, change: 'case_press', act, case: id, report: null, value: '' }))
  }

  async #discuss(id: string, username: string, words: string): Promise<void> {
    const { kernel, workspace, place, guild } = this.#cast
    const card = await readCard(kernel.db, workspace, id)
    const member = place.members.find((each) => each.username === username)
    if (card?.threadId && member) guild.say(card.threadId, member.id, words)
  }

  async #byAgent(id: string, step: ByAgent): Promise<void> {
    const { kernel, workspace, agents, today } = this.#cast
    const agent = agents[step.by]
    const act = { workspace, case: id, actor: byAgent(agent) }
    switch (step.does) {
      case 'moves': {
        const { to: status, outcome, fixedIn, words, palavras } = step
        const texts = { en: words, 'pt-BR': palavras }
        // That a report is confirmed stands on its card; two weeks of such news would fill the chats.
        const tell = status === 'open' ? false : undefined
        await moveCase(kernel, { ...act, status, outcome, fixedIn, texts, tell })
        return
      }
      case 'sets': {
        const { owner, dueIn, ...change } = step.change
        const dueAt = dueIn === undefined ? undefined : new Date(today + dueIn * HOUR_MS)
        return updateCase(kernel, { ...act, change: { ...change, dueAt, owner: owner && agents[owner] } })
      }
      case 'remarks': {
        return this.#note(id, agent, step)
      }
      case 'reminds': {
        const dueAt = new Date(today + step.days * DAY_MS)
        await setReminder(kernel, { workspace, case: id, agent, dueAt, text: step.words, unlessAnswered: true })
        return
      }
      case 'connects':
        return this.#connect(act, step.member)
      case 'merges':
      case 'relates':
        return this.#join(act, step)
    }
  }

  /** Whoever is called stands in the words, as the desk writes them. */
  async #note(id: string, agent: string, { words, names = [] }: Extract<ByAgent, { does: 'remarks' }>): Promise<void> {
    const { kernel, workspace, agents } = this.#cast
    const mentions = names.map((name) => agents[name])
    const called = await kernel.db.run<{ name: string }>(CALLED, [workspace, mentions])
    const text = [...called.map(({ name }) => `@${name}`), words].join(' ')
    await addNote(kernel, { workspace, case: id, agent, text, mentions })
  }

  async #join(act: CaseAct, step: Extract<ByAgent, { other: string }>): Promise<void> {
    const { kernel } = this.#cast
    const other = this.#others.get(step.other)?.id
    if (!other) return
    if (step.does === 'merges') await mergeCase(kernel, { ...act, into: other })
    else await linkCases(kernel, { ...act, other, kind: 'related' })
  }

  async #connect(act: CaseAct, username: string): Promise<void> {
    const { kernel, workspace, place } = this.#cast
    const member = place.members.find((each) => each.username === username)
    const [row] = await kernel.db.run<{ id: string }>(NEWEST, [workspace, member?.id ?? ''])
    if (row) await linkToCase(kernel, { ...act, conversation: row.id })
  }

  /** A member's part, taken in as the connector would hand it over; undefined where they are not in the server any more. */
  async #receive(username: string, make: (from: From) => InboundReportChange): Promise<ReportAnswer | undefined> {
    const { kernel, workspace, clock, place } = this.#cast
    const member = place.members.find((each) => each.username === username)
    if (!member) return undefined
    const { id: address, name, picture, locale, roles } = member
    const { guild } = place
    const from: From = {
      contact: { address, handle: username, name, picture, locale, roles },
      ...{ externalId: clock.snowflake(), guild, origin: this.#origin(), sentAt: clock.now() },
    }
    const options = { workspace, channel: 'discord', others: receiveReports } as const
    const [received] = await receiveChanges(kernel, options, [make(from)])
    return received?.report
  }

  #origin(): DemoPlace['guild'] | null {
    const { channels, forums } = this.#cast.place
    const name = this.#report.type === 'feature' ? 'feature-request' : 'bug-report'
    return [...channels, ...forums].find((each) => each.name === name) ?? null
  }

  #declare(externalId: string, wanted: DemoFile | undefined): InboundReport['attachments'] {
    if (!wanted) return []
    const { name, mediaType, bytes, width, height } = makeFile(wanted)
    const url = `demo:${externalId}`
    this.#cast.files.set(url, bytes)
    const source = { url, externalId, messageExternalId: externalId, channelId: externalId }
    return [{ name, mediaType, bytes: bytes.length, width, height, seconds: null, source }]
  }
}

const CALLED = {
  name: 'demo_called',
  text: 'select public_name as name from agent where workspace = $1 and id = any($2::uuid[]) order by public_name',
}

const NEWEST = {
  name: 'demo_newest_conversation',
  text: `select c.id from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where c.workspace = $1 and i.address = $2 order by c.opened_at desc limit 1`,
}
