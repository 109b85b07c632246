import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { Aside, AsideAnswer } from '../../../core/routing/aside/aside.ts'
import { escapeMarkdown } from '../../../protocol/escape.ts'
import { text } from '../../../texts/format.ts'
import type { Said } from '../interactions/answer.ts'
import { articleEmbed, CONTENT_LENGTH, cut } from '../outbound/compose.ts'
import { type Row, rowOf, shortened } from '../outbound/rows.ts'
import { askId } from './ask-id.ts'

/** For whom an answer is drawn. */
export interface Look {
  question: string
  locale: string
  /** The virtual agent's, as it is set for the guild. */
  name: string
}

/** The answer to a question beside any chat, with what can be pressed under it. Pure. */
export function drawAside(aside: Aside, look: Look): Said {
  const { question, locale } = look
  switch (aside.kind) {
    case 'off':
      return { content: text(locale, 'asideOff') }
    case 'answer':
      return drawAnswer(aside, look, text(locale, 'answerLead'), helpedRow(look))
    case 'suggest': {
      const picks = aside.articles.map(({ original, title }) =>
        button(askId({ act: 'pick', question, article: original }), title),
      )
      const words = text(locale, aside.articles.length === 1 ? 'suggestion' : 'suggestions')
      return { content: signed(look, words), components: [rowOf([...picks, personButton(look)])] }
    }
    case 'unknown':
      return {
        content: signed(look, text(locale, 'unknownAnswer')),
        components: [rowOf([personButton(look, ButtonStyle.Primary)])],
      }
  }
}

/** An answer that nobody has asked for: it says who speaks, and how to get a person. Pure. */
export const drawUnasked = (answer: AsideAnswer, look: Look): Said =>
  drawAnswer(answer, look, text(look.locale, 'forumLead'), [
    rowOf([
      button(askId({ act: 'helped', question: look.question }), text(look.locale, 'helpedButton'), ButtonStyle.Success),
      personButton(look),
    ]),
  ])

/** The answer to somebody's message, for everybody: whoever wrote that has nothing to press. Pure. */
export const drawForAll = (answer: AsideAnswer, look: Look): Said =>
  drawAnswer(answer, look, text(look.locale, 'shownLead'), [])

/** What stands in place of the lead once they have said whether it helped. Pure. */
export function drawOutcome(helped: boolean, look: Look): Said {
  const words = text(look.locale, helped ? 'helpedReply' : 'notHelpedReply')
  return { content: signed(look, words), components: helped ? [] : [rowOf([personButton(look, ButtonStyle.Primary)])] }
}

/** With *Show to everybody* for staff, where it answers a message. Pure. */
export function withShow(said: Said, look: Look, target: { channel: string; message: string }): Said {
  const id = askId({ act: 'show', question: look.question, ...target })
  return { ...said, components: [...(said.components ?? []), rowOf([button(id, text(look.locale, 'askShowButton'))])] }
}

function drawAnswer({ articles, composed }: AsideAnswer, look: Look, lead: string, components: Row[]): Said {
  const [article] = articles
  if (composed || !article) return { content: cut(signed(look, composed ?? lead), CONTENT_LENGTH), components }
  return { content: signed(look, lead), embeds: [articleEmbed(article.title, article.body)], components }
}

const signed = ({ name, locale }: Look, words: string): string =>
  `**${escapeMarkdown(name)}** · ${text(locale, 'virtualAgentLabel')}\n${words}`

const helpedRow = (look: Look): Row[] => [
  rowOf([
    button(askId({ act: 'helped', question: look.question }), text(look.locale, 'helpedButton'), ButtonStyle.Success),
    button(askId({ act: 'not_helped', question: look.question }), text(look.locale, 'notHelpedButton')),
    personButton(look),
  ]),
]

type Style = ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success

const personButton = ({ question, locale }: Look, style: Style = ButtonStyle.Secondary): APIButtonComponent =>
  button(askId({ act: 'person', question }), text(locale, 'personButton'), style)

const button = (customId: string, label: string, style: Style = ButtonStyle.Secondary): APIButtonComponent => ({
  type: ComponentType.Button,
  style,
  label: shortened(label),
  custom_id: customId,
})
