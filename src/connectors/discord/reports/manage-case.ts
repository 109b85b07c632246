import { mergeCase } from '../../../core/case/merge-case.ts'
import { unmergeCase } from '../../../core/case/unmerge-case.ts'
import { updateCase } from '../../../core/case/update-case.ts'
import { lastTold } from '../../../core/report/last-told.ts'
import { type CaseMove, hasWords, moveCase } from '../../../core/report/move-case.ts'
import type { NewsTexts } from '../../../core/report/news.ts'
import { type CaseBrief, readCaseBrief } from '../../../core/report/read-case-brief.ts'
import { tellCase } from '../../../core/report/tell-case.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { catalogueLocale, text } from '../../../texts/format.ts'
import type { Said } from '../interactions/answer.ts'
import { titleOf } from './lookups.ts'
import { manageView } from './manage-view.ts'
import type { Managing } from './requests.ts'
import { type Staff, staffOf } from './staff-of.ts'

export interface ManageOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
}

/** Does with a case what staff ask for, and says how it stands then. Who they are is asked each time. */
export async function manageCase(options: ManageOptions, managing: Managing, locale: string): Promise<Said> {
  const { kernel, workspace, publicUrl } = options
  const staff = await staffOf(kernel, workspace, managing.by)
  if (!staff) return { content: text(locale, 'manageNotStaff'), components: [] }
  const done = await attempt(options, managing, staff, locale)
  const brief = await readCaseBrief(kernel.db, workspace, { id: managing.case })
  if (!brief) return { content: text(locale, 'caseGone'), components: [] }
  return manageView(brief, { locale, agent: staff.agent, publicUrl, done })
}

/** What is to be said of it besides how the case stands; null where that says it all. */
async function attempt(
  options: ManageOptions,
  managing: Managing,
  staff: Staff,
  locale: string,
): Promise<string | null> {
  try {
    return await perform(options, managing, staff, locale)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'conflict' ? text(locale, 'manageConflict') : text(locale, 'manageNotSo')
  }
}

async function perform(
  options: ManageOptions,
  managing: Managing,
  { agent, actor }: Staff,
  locale: string,
): Promise<string | null> {
  const { kernel, workspace } = options
  const about = { workspace, case: managing.case, actor }
  switch (managing.act) {
    case 'show':
      return null
    case 'claim':
      if (!agent) return text(locale, 'manageNotLinked')
      await updateCase(kernel, { ...about, change: { owner: agent } })
      return null
    case 'undo':
      await unmergeCase(kernel, about)
      return null
    case 'duplicate':
      return merge(options, managing, locale, { agent, actor })
    default:
      return move(kernel, about, stepOf(managing, locale), locale)
  }
}

/**
 * What staff write for all is told to all: also where members do not see the case, and where it stands as it stood before. The same words
 * again are the same form, sent twice or replayed by the gateway.
 */
async function move(
  kernel: Kernel,
  about: Pick<CaseMove, 'workspace' | 'case' | 'actor'>,
  step: ReturnType<typeof stepOf>,
  locale: string,
): Promise<string | null> {
  const texts = step.texts ?? {}
  if (!hasWords(texts)) {
    await moveCase(kernel, { ...about, ...step })
    return null
  }
  const { changed, news } = await moveCase(kernel, { ...about, ...step, tell: true })
  const brief = await readCaseBrief(kernel.db, about.workspace, { id: about.case })
  if (brief && brief.reporters + brief.followers === 0) return text(locale, 'manageNobodyWaits')
  if (changed || news !== null) return null
  const last = await lastTold(kernel.db, about.workspace, about.case)
  if (last?.en !== texts.en || last?.['pt-BR'] !== texts['pt-BR']) await tellCase(kernel, { ...about, texts })
  return null
}

type Step = Exclude<Managing, { act: 'show' | 'claim' | 'undo' | 'duplicate' }>

function stepOf(managing: Step, locale: string): Pick<CaseMove, 'status' | 'outcome' | 'fixedIn' | 'texts'> {
  switch (managing.act) {
    case 'confirm':
      return { status: 'open' }
    case 'progress':
      return { status: 'in_progress' }
    case 'info':
      return { status: 'waiting', texts: textsOf(managing.words, locale) }
    case 'decline':
      return { status: 'resolved', outcome: 'declined', texts: textsOf(managing.words, locale) }
    case 'resolve': {
      const { outcome, version, words } = managing
      return {
        status: 'resolved',
        outcome,
        texts: textsOf(words, locale),
        ...(version === '' ? {} : { fixedIn: version }),
      }
    }
    default:
      throw new Error('an act of Manage that is no step')
  }
}

/** Words in the language in which the one who writes them uses Discord; who reads another gets these too. */
const textsOf = (words: string, locale: string): NewsTexts =>
  words === '' ? {} : catalogueLocale(locale) === 'pt-BR' ? { 'pt-BR': words } : { en: words }

async function merge(
  options: ManageOptions,
  { case: id, number }: Extract<Managing, { act: 'duplicate' }>,
  locale: string,
  staff: Staff,
): Promise<string> {
  const { kernel, workspace } = options
  const into = await findByNumber(options, number, staff)
  if (!into) return text(locale, 'manageNoCase', { number: `#${number.replace(/\D/g, '').slice(0, 12)}` })
  if (into.id === id) return text(locale, 'manageItself')
  const target = await mergeCase(kernel, { workspace, case: id, into: into.id, actor: staff.actor })
  const [own, other] = await Promise.all([id, target].map((each) => readCaseBrief(kernel.db, workspace, { id: each })))
  return own && other ? text(locale, 'manageMerged', { number: `#${own.number}`, other: titleOf(other) }) : ''
}

/**
 * A case by the number that staff have typed, with or without `#`. For those without a seat at the desk only reports are there: what was
 * said in chats, and what the team opened for itself, is read at the desk.
 */
export async function findByNumber(
  { kernel, workspace }: Pick<ManageOptions, 'kernel' | 'workspace'>,
  typed: string,
  { agent }: Pick<Staff, 'agent'>,
): Promise<CaseBrief | null> {
  const digits = /^#?\s*(\d{1,12})$/.exec(typed.trim())?.[1]
  const found = digits === undefined ? null : await readCaseBrief(kernel.db, workspace, { number: Number(digits) })
  return found && (agent !== null || isReport(found)) ? found : null
}

const isReport = ({ published, source, mergedInto }: CaseBrief): boolean =>
  (published || source === 'form' || source === 'message') && (mergedInto === null || mergedInto.published)
