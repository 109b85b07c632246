import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import type { ShownArticle } from '../../../core/knowledge/answer-for.ts'
import type { AsideAnswer } from '../../../core/routing/aside/aside.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Said } from '../interactions/answer.ts'
import { parseAskId } from './ask-id.ts'
import { drawAside, drawForAll, drawOutcome, drawUnasked, withShow } from './draw-aside.ts'

const question = newId()
const look = { question, locale: 'en', name: 'Lumi' }
const judged = { nearest: null, sureness: 0.5, model: null }

function shown(title: string, body = 'Tap *Pay*.'): ShownArticle {
  const id = newId()
  return { asked: id, original: newId(), id, locale: 'en', title, body, form: [], images: [] }
}
const answer = (more: Partial<AsideAnswer> = {}): AsideAnswer => ({
  ...judged,
  ...{ kind: 'answer', articles: [shown('How to pay')], composed: null },
  ...more,
})
const rows = ({ components = [] }: Said): APIButtonComponentWithCustomId[][] =>
  components.map((row) => row.components as APIButtonComponentWithCustomId[])
const acts = (said: Said) => rows(said).map((row) => row.map(({ custom_id: id }) => parseAskId(id)?.act))

describe('an answer', () => {
  test('is the article in an embed, signed, with what can be said of it', () => {
    const said = drawAside(answer(), look)
    expect(said.content).toBe('**Lumi** · virtual agent\nThis is what we have on that. Does it help?')
    expect(said.embeds).toMatchObject([{ title: 'How to pay', description: 'Tap *Pay*.' }])
    expect(acts(said)).toEqual([['helped', 'not_helped', 'person']])
    expect(rows(said)[0]?.every(({ custom_id: id }) => parseAskId(id)?.question === question)).toBe(true)
  })

  test('that was composed stands alone, and within what Discord takes', () => {
    const said = drawAside(answer({ composed: 'pay '.repeat(1000) }), look)
    expect(said.embeds).toBeUndefined()
    expect(said.content).toMatch(/^\*\*Lumi\*\* · virtual agent\npay pay /)
    expect(said.content?.length).toBeLessThanOrEqual(2000)
  })

  test('that nobody asked for takes no "no", and one for everybody has nothing to press', () => {
    expect(acts(drawUnasked(answer(), look))).toEqual([['helped', 'person']])
    const all = drawForAll(answer(), look)
    expect(all.components).toEqual([])
    expect(all.content).toContain('This may answer it. /helpme brings you to a person.')
  })

  test('may be shown to everybody by staff, below what stands there', () => {
    const said = withShow(drawAside(answer(), look), look, { channel: '12', message: '34' })
    expect(acts(said)).toEqual([['helped', 'not_helped', 'person'], ['show']])
    const [show] = rows(said)[1] ?? []
    expect(parseAskId(show?.custom_id ?? '')).toEqual({ act: 'show', question, channel: '12', message: '34' })
  })
})

test('suggestions are buttons that name the original, cut to what a button takes', () => {
  const articles = [shown('x'.repeat(200)), shown('Second')]
  const said = drawAside({ ...judged, kind: 'suggest', articles }, look)
  expect(said.content).toContain('Is it one of these?')
  expect(acts(said)).toEqual([['pick', 'pick', 'person']])
  const [first] = rows(said)[0] ?? []
  expect(first?.label?.length).toBeLessThanOrEqual(80)
  expect(parseAskId(first?.custom_id ?? '')).toEqual({ act: 'pick', question, article: articles[0]?.original })
  const one = drawAside({ ...judged, kind: 'suggest', articles: articles.slice(1) }, look)
  expect(one.content).toContain('Is it this one?')
})

test('what is not known offers a person first; switched off, it offers nothing to press', () => {
  const unknown = drawAside({ ...judged, kind: 'unknown' }, look)
  expect(acts(unknown)).toEqual([['person']])
  expect(rows(unknown)[0]?.[0]?.style).toBe(ButtonStyle.Primary)
  expect(drawAside({ kind: 'off' }, look)).toEqual({
    content: 'The virtual agent is off here. /helpme brings you to a person.',
  })
})

test('what they said of it stands in its place, with a person where it did not help', () => {
  expect(drawOutcome(true, look).components).toEqual([])
  expect(acts(drawOutcome(false, look))).toEqual([['person']])
})

test('a name cannot write Markdown, and the words are those of who asks', () => {
  const said = drawAside(answer(), { ...look, name: '**Eve** [x](y)', locale: 'pt-BR' })
  expect(said.content).toContain('\\*\\*Eve\\*\\*')
  expect(said.content).toContain('agente virtual')
})
