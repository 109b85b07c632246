import type { DemoArticle } from './demo-article.ts'

export const COMMUNITY: DemoArticle[] = [
  {
    title: 'Rules of this server',
    locale: 'en',
    body: `Be kind, stay on the path, carry a spare battery. In more words: #rules.

- No sale of passes or accounts, no links to either.
- Where you live is nobody's business, and where others live not yours.
- What is mean is deleted. The second time you have a day off, the third time you are out.

To report somebody: right-click the message, **Apps → Report**, or tell a moderator. It stays between you and us.`,
    examples: [
      'what are the rules',
      'someone is being rude',
      'how do i report a member',
      'am i banned',
      'who are the mods',
    ],
  },
  {
    title: 'Get your roles',
    locale: 'en',
    body: `- **Night Walker**: ten walks after sunset. Type /walks in any channel, the role comes within an hour.
- **Booster**: boost the server. It goes when the boost ends.
- **Beta**: see *Join the beta*.
- **Português**, and other languages: tap the flag in #rules.

If a role does not come, check that the Discord name in **Profile → Connections** is yours.`,
    examples: [
      'how do i get night walker',
      'my booster role is missing',
      'i boosted but no role',
      'how to get a role',
      'connect discord with the game',
    ],
  },
  {
    title: 'Join the beta',
    locale: 'en',
    body: `Betas run for two weeks before each version, for 500 people on iPhone and 500 on Android.

1. Connect Discord in **Profile → Connections**.
2. Wait for the post in #announcements and press **I'm in**. Places go in the order of pressing.
3. The store offers the beta as an update.

Your walks count in the beta as ever. To leave it, install the game from the store again.`,
    examples: [
      'how do i join the beta',
      'is 1.43 beta open',
      'beta full?',
      'leave the beta',
      'when is the next update',
    ],
  },
]
