import { DAY, type DemoAgent, HOUR } from './steps.ts'

/** What the brand announces. */
export interface DemoAnnouncement {
  by: DemoAgent
  /** Minutes ago. */
  ago: number
  text: string
  /** `tomorrow`: scheduled for ten o'clock. */
  becomes: 'posted' | 'tomorrow' | 'draft'
  crosspost?: true
  pin?: true
  /** Minutes later somebody has put it otherwise. */
  edited?: { after: number; text: string }
}

export const ANNOUNCEMENTS: DemoAnnouncement[] = [
  {
    by: 'malik',
    ago: 13 * DAY + 2 * HOUR,
    text: `## What is from us stands here
News, betas and maintenance are posted in this channel, by the team alone. We never write to you first about money, and never ask for a password or a code.`,
    becomes: 'posted',
    pin: true,
  },
  {
    by: 'owner',
    ago: 6 * DAY + 4 * HOUR,
    text: `# Version 1.42 is out
- Lanterns count by the new rules: open an old walk once, and they are back
- The aurora is louder in the headphones than in the pocket
- Trails load in half the time

Thank you to everybody who pressed **me too**.`,
    becomes: 'posted',
    crosspost: true,
    edited: {
      after: 12,
      text: `# Version 1.42 is out
- Lanterns count by the new rules: open an old walk once, and they are back
- The aurora is louder in the headphones than in the pocket
- Trails load in half the time
- Receipts come at once again

Thank you to everybody who pressed **me too**.`,
    },
  },
  {
    by: 'malik',
    ago: DAY + 5 * HOUR,
    text: `**New walk: the tram lines of Lisbon**
Line 28 at night, eleven stops, one of them with a singer. Free with the Aurora pass until the end of the month.`,
    becomes: 'posted',
  },
  {
    by: 'malik',
    ago: 3 * HOUR,
    text: `# Beta 1.43 opens
Offline maps, first for Hokkaido and the Lyngen Alps. 500 places on iPhone and 500 on Android, in the order of pressing **I'm in**.`,
    becomes: 'tomorrow',
    crosspost: true,
  },
  {
    by: 'owner',
    ago: 50,
    text: `## Winter lights
From the first of December every trail has one lantern more. (Which one glows green? Ask Tomasz before posting.)`,
    becomes: 'draft',
  },
]

/** The brand's own blog, which tells by a signed call what is new there. */
export const BLOG = {
  by: 'owner',
  ago: 9 * DAY,
  name: 'Trail blog',
  template: '**{title}**\n{summary}\n{link}',
  item: {
    ago: 100,
    id: 'owl-of-nikko',
    title: 'How we recorded the owl of Nikko',
    link: 'https://blog.lumentrails.example/owl-of-nikko',
    summary: 'Three nights, four microphones, and one owl that would not begin before half past two.',
  },
} as const
