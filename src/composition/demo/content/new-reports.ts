import { type DemoReport, follow, join } from './report-steps.ts'
import { HOUR } from './steps.ts'

/** What nobody at the desk has taken up yet. */
export const NEW_REPORTS: DemoReport[] = [
  {
    key: 'owl',
    member: 'soranaka',
    ago: 20 * HOUR,
    type: 'feedback',
    subject: 'The owl at the end of the Nikko trail made my day',
    description: 'I walked it with my father. We stood there for ten minutes.',
    fields: { rating: 5 },
    steps: [],
  },
  {
    key: 'typo',
    member: 'dfuentes',
    ago: HOUR + 4,
    type: 'bug',
    subject: 'Typo in the Lisbon trail, stop 7',
    description: 'It says “the tram 82”. It is the 28.',
    fields: { severity: 'minor', platforms: ['android'] },
    steps: [],
  },
  {
    key: 'bluetooth',
    member: 'arjun.uphill',
    ago: 41,
    type: 'bug',
    subject: '“Trail ended” plays twice on Bluetooth',
    description: 'With headphones the voice says it twice, half a second apart.',
    fields: { severity: 'minor', platforms: ['ios'] },
    steps: [...join(9, 7, 'mossy.lantern')],
  },
  {
    key: 'dim',
    member: 'layla.h',
    ago: 22,
    type: 'feature',
    subject: 'Let us dim the map at night',
    description: 'The map lights up the whole tent. A darker one, please, or a slider.',
    fields: { area: 'quality_of_life' },
    steps: [...join(3, 4, 'yukikaze', 'ingrid.nord', 'mossy.lantern'), follow(18, 'soranaka')],
  },
  {
    key: 'compass',
    member: 'noa.toadstool',
    ago: 6,
    type: 'bug',
    subject: 'Compass points south after a phone call',
    description: 'Somebody rings, I hang up, and from then on north is behind me.',
    fields: { severity: 'annoying', platforms: ['android'] },
    steps: [],
  },
]
