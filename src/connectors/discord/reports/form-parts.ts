import {
  type APIComponentInLabel,
  type APILabelComponent,
  ComponentType,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackJSONBody,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { TextKey, Values } from '../../../texts/catalogue.ts'
import { catalogueLocale, text } from '../../../texts/format.ts'

/** Names of what is put into the forms; they come back with the answers. */
export const FIELD = {
  subject: 'subject',
  what: 'what',
  steps: 'steps',
  device: 'device',
  files: 'files',
  area: 'area',
  rating: 'rating',
  words: 'words',
  number: 'number',
  outcome: 'outcome',
  version: 'version',
  type: 'type',
  who: 'who',
} as const

type FieldName = keyof typeof FIELD
/** A text without values. */
export type PlainKey = { [K in TextKey]: Values[K] extends Record<string, never> ? K : never }[TextKey]
export type Form = RESTPostAPIInteractionCallbackJSONBody

/** How much a case keeps: of a title what core/case/case.ts leaves whole, of the rest what protocol/cases.ts says. */
export const SUBJECT_LENGTH = 80
export const WORDS_LENGTH = 4000
export const STEPS_LENGTH = 2000
export const NEWS_LENGTH = 1500
const FILES = 5

/** A form; Discord takes one to five parts, so what else there is to say stands below their labels. */
export function formOf(customId: string, title: string, components: APILabelComponent[]): Form {
  return { type: InteractionResponseType.Modal, data: { custom_id: customId, title, components } }
}

export function part(
  locale: string,
  name: PlainKey,
  hint: PlainKey | null,
  component: APIComponentInLabel,
): APILabelComponent {
  const described = hint === null ? {} : { description: text(locale, hint) }
  return { type: ComponentType.Label, label: text(locale, name), ...described, component }
}

export interface WordsField {
  long: boolean
  most: number
  required: boolean
  /** What stands there already. */
  value?: string | undefined
}

export function wordsField(name: FieldName, { long, most, required, value }: WordsField): APIComponentInLabel {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    ...(required ? { min_length: 1 } : {}),
    max_length: most,
    required,
    ...(value ? { value } : {}),
  }
}

export interface PickField {
  options: { value: string; label: string; default?: boolean }[]
  /** How many may be picked. */
  most?: number
  required: boolean
}

export function pickField(name: FieldName, { options, most = 1, required }: PickField): APIComponentInLabel {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    min_values: required ? 1 : 0,
    max_values: most,
    required,
    options,
  }
}

/** One person of those whom the member can see. */
export function personField(name: FieldName): APIComponentInLabel {
  return { type: ComponentType.UserSelect, custom_id: name, min_values: 1, max_values: 1, required: true }
}

export function filesField(): APIComponentInLabel {
  return { type: ComponentType.FileUpload, custom_id: FIELD.files, min_values: 0, max_values: FILES, required: false }
}

const made = new Map<string, Form>()

/** The form of that name in a language, made once: it has to be shown with nothing before it. */
export function formOnce(name: string, locale: string, make: (locale: string) => Form): Form {
  const language = catalogueLocale(locale)
  const key = `${language}:${name}`
  const known = made.get(key)
  if (known) return known
  const form = make(language)
  made.set(key, form)
  return form
}
