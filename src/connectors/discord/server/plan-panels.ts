import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { FilePanel } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import { digestOf } from './digest.ts'
import type { FoundChannel, FoundPanel } from './found.ts'
import { faceDigest, faceOf, type PanelFace, panelBody } from './panel-face.ts'
import { lacksIn, type Planning } from './planning.ts'
import { type Line, type PlannedStep, stepOf } from './step.ts'

const POSTING = Bits.ViewChannel | Bits.SendMessages | Bits.EmbedLinks | Bits.ReadMessageHistory
const LONG = 80

/**
 * Messages of ours with buttons. `changing`: keys of channels that an earlier step changes, so that nobody can tell yet what the bot may do in
 * them.
 */
export function planPanels(planning: Planning, changing: ReadonlySet<string>): PlannedStep[] {
  const { file, bound } = planning
  return channelsOf(file).flatMap(({ channel, key }) => {
    const place = bound.channels.get(key)
    return channel.panels.flatMap((panel) => {
      const at = {
        planning,
        panel,
        place,
        key: `${key}/${panel.key}`,
        where: `#${channel.name}`,
        changes: changing.has(key),
      }
      const found = bound.panels.get(at.key)
      return found ? [...changePanel(at, found), ...pinPanel(at, found)] : [postPanel(at)]
    })
  })
}

interface At {
  planning: Planning
  panel: FilePanel
  /** Null while it is not made. */
  place: FoundChannel | undefined
  key: string
  where: string
  changes: boolean
}

const nameOf = ({ title, key }: FilePanel): string => title ?? key

const cannot = ({ planning, place, changes }: At, needed: bigint) =>
  place && !changes ? lacksIn(planning, place, needed) : null

function postPanel(at: At): PlannedStep {
  const { planning, panel, place, key, where } = at
  const lines = faceLines(null, faceOf(panel))
  return stepOf({
    ...{ act: 'post', part: 'panel', key, name: nameOf(panel), within: where, lines },
    waits: place ? [] : [where],
    obstacle: cannot(at, POSTING),
    deed: {
      ...{ on: 'panel', id: null },
      call: {
        method: 'POST',
        route: `/channels/${place?.id ?? ''}/messages`,
        // Of two posts within minutes Discord keeps one. The channel's last message is no part of it: what was deleted is posted anew.
        body: { ...panelBody(panel), nonce: nonceOf(planning, key, panel), enforce_nonce: true },
      },
    },
  })
}

/** 24 of at most 25 characters. The panels that stand there are a part of it, so that one that was deleted a moment ago comes again. */
const nonceOf = ({ found }: Planning, key: string, panel: PanelFace): string =>
  digestOf([found.id, key, faceDigest(panel), ...found.gone].join(' '))

function changePanel(at: At, found: FoundPanel): PlannedStep[] {
  const { panel, place, key, where } = at
  const lines = faceLines(found.face, faceOf(panel))
  if (lines.length === 0) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'panel', key, name: nameOf(panel), within: where, lines },
      obstacle: cannot(at, POSTING),
      deed: {
        ...{ on: 'panel', id: found.id },
        call: { method: 'PATCH', route: `/channels/${place?.id}/messages/${found.id}`, body: panelBody(panel) },
      },
    }),
  ]
}

/** Only what the file wants pinned is pinned; what somebody pinned by hand stays so. */
function pinPanel(at: At, found: FoundPanel): PlannedStep[] {
  const { panel, place, key, where } = at
  if (!panel.pin || found.pinned) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'panel', key: `${key} pin`, name: nameOf(panel), within: where },
      lines: [{ what: 'pinned', before: 'no', after: 'yes' }],
      obstacle: cannot(at, Bits.PinMessages | POSTING),
      deed: {
        ...{ on: 'pin', id: found.id },
        call: { method: 'PUT', route: `/channels/${place?.id}/messages/pins/${found.id}` },
      },
    }),
  ]
}

function faceLines(before: PanelFace | null, after: PanelFace): Line[] {
  return FACETS.flatMap(([what, wordsOf]) => {
    const [was, is] = [before && wordsOf(before), wordsOf(after)]
    return was === is || (!was && !is) ? [] : [{ what, before: short(was), after: short(is) }]
  })
}

const FACETS: [what: string, wordsOf: (face: PanelFace) => string][] = [
  ['title', ({ title }) => title ?? ''],
  ['text', ({ text }) => text],
  ['table', ({ fields }) => fields.map(({ name, text }) => `${name}: ${text}`).join('\n')],
  ['buttons', ({ buttons }) => buttons.map(buttonWords).join(', ')],
]

const buttonWords = ({ do: act, label, emoji, url }: PanelFace['buttons'][number]): string =>
  [emoji, label, `(${url ?? act})`].filter((word) => word !== undefined).join(' ')

const short = (words: string | null): string | null =>
  !words ? null : words.length > LONG ? `${words.slice(0, LONG).trimEnd()}…` : words
