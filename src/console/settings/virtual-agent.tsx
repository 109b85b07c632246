import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { faultOfPublicName, PUBLIC_NAME_LENGTH } from '../../protocol/public-name.ts'
import type { SettingsView } from '../../protocol/settings.ts'
import { modelQuery } from '../live/learning.ts'
import { SelectField, Switch, TextField } from '../page/field.tsx'
import { RangeField } from '../page/range-field.tsx'
import { FormPart } from './section.tsx'
import classes from './settings.module.css'
import { useSection } from './use-section.ts'

type Agent = Omit<SettingsView['virtualAgent'], 'guilds'>

const pick = ({ virtualAgent: { guilds: _guilds, ...agent } }: SettingsView): Agent => agent

export const TONE_WORDS: Record<Agent['tone'], string> = {
  plain: 'Plain: to the point',
  warm: 'Warm: with a kind word before the answer',
}

const SHOWS_WORDS: Record<Agent['askShows'], string> = {
  choose: 'Whoever they choose',
  private: 'Only who asked',
  public: 'Everybody in the channel',
}

const SHOWS_HINTS: Record<Agent['askShows'], string> = {
  choose: 'Only who asked, unless they say “public”.',
  private: 'Nobody else in the channel sees that somebody asked.',
  public: 'What it does not know, and which of several articles is meant, stays between the two.',
}

/** Its name, how it speaks, how sure it has to be, and who sees what it answers in a channel. */
export function VirtualAgent() {
  const section = useSection({
    pick,
    toChange: ({ name, ...agent }) => ({ virtualAgent: { ...agent, name: name.trim() } }),
  })
  const { value, type } = section
  const fault = faultOfPublicName(value.name)
  const name = value.name.trim() || 'The virtual agent'
  return (
    <FormPart
      id="virtual-agent"
      title="Virtual agent"
      words={
        <>
          Answers from the published articles until a member asks for a person.{' '}
          <Link to="/knowledge" className={classes.link}>
            Go to Knowledge
          </Link>
        </>
      }
      section={section}
      said={value.enabled ? `Saved. ${name} answers.` : `Saved. ${name} is silent, every chat goes to the queue.`}
      unusable={fault !== null}
      theirs={(they) => (
        <p>
          Theirs: <bdi>{they.name}</bdi>, {they.enabled ? 'answers' : 'silent'}, {they.tone},{' '}
          {SHOWS_WORDS[they.askShows].toLowerCase()}
        </p>
      )}
    >
      <TextField
        label="Name"
        value={value.name}
        onChange={(event) => type({ name: event.target.value })}
        maxLength={PUBLIC_NAME_LENGTH * 2}
        fault={fault}
        hint="Stands before each of its messages, with the words “virtual agent”."
        dir="auto"
      />
      <Switch
        label="Answers members"
        words={
          value.enabled
            ? `${name} answers first. Members can ask for a person at any time.`
            : `${name} says nothing. The first words of a member open a case and go to the queue.`
        }
        checked={value.enabled}
        onChange={(enabled) => type({ enabled })}
      />
      <OneOf label="Tone" words={TONE_WORDS} value={value.tone} choose={(tone) => type({ tone })} />
      <HowCareful caution={value.caution} choose={(caution) => type({ caution })} />
      <OneOf
        label="Who sees the answer to /ask"
        words={SHOWS_WORDS}
        hint={SHOWS_HINTS[value.askShows]}
        value={value.askShows}
        choose={(askShows) => type({ askShows })}
      />
    </FormPart>
  )
}

interface OneOfProps<T extends string> {
  label: string
  words: Record<T, string>
  hint?: string
  value: T
  choose: (chosen: T) => void
}

function OneOf<T extends string>({ label, words, hint, value, choose }: OneOfProps<T>) {
  return (
    <SelectField label={label} hint={hint} value={value} onChange={(event) => choose(event.target.value as T)}>
      {Object.entries<string>(words).map(([each, said]) => (
        <option key={each} value={each}>
          {said}
        </option>
      ))}
    </SelectField>
  )
}

/** What is set is told by the lines that follow from it; what is only chosen has none yet. */
function HowCareful({ caution, choose }: { caution: number; choose: (caution: number) => void }) {
  const { data } = useQuery(modelQuery)
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`
  const told =
    data && data.caution === caution
      ? `It answers where it is ${percent(data.thresholds.answer)} sure, and names articles from ${percent(data.thresholds.suggest)}.`
      : 'Knowledge tries it with questions of your own.'
  return (
    <RangeField
      label="How careful"
      ends={['Answers more', 'Only when surest']}
      hint={told}
      min={0}
      max={1}
      step={0.05}
      value={caution}
      onChange={(event) => choose(Number(event.target.value))}
    />
  )
}
