import { GREETING_LENGTH, WORKSPACE_NAME_LENGTH } from '../../protocol/limits.ts'
import type { SettingsView } from '../../protocol/settings.ts'
import { SelectField, TextArea, TextField } from '../page/field.tsx'
import { LOCALE_WORDS } from './locales.ts'
import { FormPart } from './section.tsx'
import { clockIn, zonesWith } from './time-zones.ts'
import { useSection } from './use-section.ts'

const pick = ({ name, locale, timeZone, greeting }: SettingsView) => ({
  ...{ name, locale, timeZone },
  en: greeting.en ?? '',
  pt: greeting['pt-BR'] ?? '',
})

/** What members know the workspace by, and the words that they are greeted with. */
export function Brand() {
  const section = useSection({
    pick,
    toChange: ({ name, locale, timeZone, en, pt }) => ({
      ...{ name: name.trim(), locale, timeZone },
      greeting: { en: en.trim() || null, 'pt-BR': pt.trim() || null },
    }),
  })
  const { value, type } = section
  const nameless = value.name.trim() === ''
  return (
    <FormPart
      id="brand"
      title="Brand"
      words="The name that members know you by, and how a chat begins."
      section={section}
      said={`Saved. Members read ${value.name}.`}
      unusable={nameless}
      theirs={(they) => (
        <p>
          Theirs: <bdi>{they.name}</bdi>, {LOCALE_WORDS[they.locale]}, {they.timeZone}
          {they.en !== '' && `, greeting “${they.en}”`}
          {they.pt !== '' && `, greeting in Portuguese “${they.pt}”`}
        </p>
      )}
    >
      <TextField
        label="Name"
        value={value.name}
        onChange={(event) => type({ name: event.target.value })}
        maxLength={WORKSPACE_NAME_LENGTH}
        fault={nameless ? 'Members need a name to read.' : null}
        dir="auto"
      />
      <SelectField
        label="Language"
        hint="For members whose language is not known. All others are written to in theirs."
        value={value.locale}
        onChange={(event) => type({ locale: event.target.value as SettingsView['locale'] })}
      >
        {Object.entries(LOCALE_WORDS).map(([locale, words]) => (
          <option key={locale} value={locale}>
            {words}
          </option>
        ))}
      </SelectField>
      <TimeZone chosen={value.timeZone} choose={(timeZone) => type({ timeZone })} />
      <TextArea
        label="Greeting in English"
        placeholder={`Hi, I am the virtual agent of ${value.name}. I answer from our help articles.`}
        hint="Takes the place of the first sentence. {name} is the virtual agent’s name."
        value={value.en}
        onChange={(event) => type({ en: event.target.value })}
        maxLength={GREETING_LENGTH}
        dir="auto"
      />
      <TextArea
        label="Greeting in Portuguese"
        placeholder={`Olá, sou o agente virtual de ${value.name}. Respondo com base nos nossos artigos de ajuda.`}
        value={value.pt}
        onChange={(event) => type({ pt: event.target.value })}
        maxLength={GREETING_LENGTH}
        dir="auto"
        lang="pt-BR"
      />
    </FormPart>
  )
}

/** In which the team chooses and reads times. */
function TimeZone({ chosen, choose }: { chosen: string; choose: (zone: string) => void }) {
  return (
    <SelectField
      label="Time zone of the team"
      hint={`Announcements are scheduled in it. It is ${clockIn(chosen)} there now.`}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      {zonesWith(chosen).map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  )
}
