import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { CaseBrief } from '../../../core/report/read-case-brief.ts'
import { plainWords } from '../../../protocol/plain-words.ts'
import { text } from '../../../texts/format.ts'
import type { Said } from '../interactions/answer.ts'
import { rowOf } from '../outbound/rows.ts'
import { type ManageAct, manageId } from './case-id.ts'
import { linkOf, statusOf, titleOf } from './lookups.ts'

const NAME = 40

/** What staff see under Manage: how the case stands, what has just been done, and what can be done with it. Pure. */
export function manageView(
  brief: CaseBrief,
  look: { locale: string; agent: string | null; publicUrl: string; done: string | null },
): Said {
  const { locale, agent, publicUrl, done } = look
  const owner =
    brief.owner === null
      ? text(locale, 'manageNobody')
      : text(locale, 'manageOwner', { name: plainWords(brief.owner, NAME) })
  const facts = [
    statusOf(brief, locale),
    text(locale, 'reporterCount', { count: brief.reporters }),
    text(locale, 'followerCount', { count: brief.followers }),
    owner,
    ...linkOf(brief, locale),
  ]
  const lines = [titleOf(brief), facts.join(' · ')]
  if (brief.mergedInto) lines.push(`→ ${nameOf(brief.mergedInto, agent)}`)
  if (done !== null) lines.push('', done)
  const open = agent ? [linkButton(text(locale, 'manageOpen'), `${publicUrl}/cases/${brief.id}`)] : []
  return { content: lines.join('\n'), components: rowsOf(brief, locale, agent, open) }
}

/** What only the desk reads has a number here, and no more. */
const nameOf = (into: NonNullable<CaseBrief['mergedInto']>, agent: string | null): string =>
  agent !== null || into.published ? titleOf(into) : `**#${into.number}**`

function rowsOf(brief: CaseBrief, locale: string, agent: string | null, open: APIButtonComponent[]) {
  const { id, status, type } = brief
  const button = (act: ManageAct, label: string, disabled = false): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: manageId(act, id),
    ...(disabled ? { disabled } : {}),
  })
  if (brief.mergedInto) return [rowOf([button('undo', text(locale, 'manageUndo')), ...open])]
  const claim = agent ? [button('claim', text(locale, 'manageClaim'), brief.ownerId === agent)] : []
  return [
    rowOf([
      button('confirm', text(locale, 'manageConfirm'), status === 'open'),
      button('progress', text(locale, 'manageProgress', { type }), status === 'in_progress'),
      button('info', text(locale, 'manageInfo')),
      ...claim,
    ]),
    rowOf([
      button('resolve', text(locale, 'manageResolve')),
      button('decline', text(locale, 'manageDecline')),
      button('duplicate', text(locale, 'manageDuplicate')),
      ...open,
    ]),
  ]
}

const linkButton = (label: string, url: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
})
