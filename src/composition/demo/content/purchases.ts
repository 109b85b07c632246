import type { DemoArticle } from './demo-article.ts'

export const PURCHASES: DemoArticle[] = [
  {
    title: 'Restore a purchase on iPhone',
    locale: 'en',
    body: `If a pass you paid for is still locked, the app has not picked up Apple's receipt yet. Restoring asks for it again.

1. Open **Settings → Purchases**.
2. Tap **Restore** and confirm with Face ID.
3. Wait on that screen. It takes a minute, two at most.

Still locked? Check that the phone uses the Apple Account that paid. If somebody in your family bought it, they restore first, then you. You don't pay twice for the same pass.`,
    examples: [
      'pass still locked after paying',
      'how do i restore my purchase',
      'apple charged me but nothing happened',
      'bought the aurora pass and its still locked',
      'restore button does nothing',
      'i payed but pass wont unlock iphone',
      'got the receipt but no aurora??',
    ],
  },
  {
    title: 'Restore a purchase on Android',
    locale: 'en',
    body: `1. Open the Play Store, tap your picture, then **Payments & subscriptions → Budget and history**. The pass has to stand there as paid.
2. In the game open **Settings → Purchases → Restore**.
3. If it stays locked, close the game, open it again and restore once more.

A payment that Google shows as *pending* is not through yet. With a voucher or a bank transfer that may take a day.`,
    examples: [
      'google play took the money but no pass',
      'restore purchase android',
      'my pass is gone on my new samsung',
      'payment pending for hours',
      'play store says i own it but game says locked',
    ],
  },
  {
    title: 'Trail Pass: what you get',
    locale: 'en',
    body: `The **Trail Pass** costs 4.99 a month or 39 a year, in your currency as your store shows it. With it:

- all trails instead of three a month
- group walks of up to 20 people
- offline maps for as many trails as your phone holds
- one special trail each season; this season it is **Aurora**

Everything else is free and stays free. What you lit with a pass is yours when it ends.`,
    examples: [
      'what do i get with the trail pass',
      'is the pass worth it',
      'how much is the trail pass',
      'difference between free and pass',
      'do i lose my lanterns if i cancel',
    ],
  },
  {
    title: 'The Aurora Pass',
    locale: 'en',
    picture: 'aurora.png',
    body: `The **Aurora Pass** opens the five northern light trails: Tromsø, Abisko, Rovaniemi, Akureyri and Yellowknife. You can walk them there, or at home in **Echo**, which lays them over paths near you.

It costs 6.99 once and does not end. Who has a yearly Trail Pass has it already: no need to buy it.

The trails glow between sunset and sunrise only.`,
    examples: [
      'what is the aurora pass',
      'is aurora included in my yearly pass',
      'do i have to be in norway for aurora',
      'aurora trail shows nothing during the day',
    ],
  },
  {
    title: 'Ask for a refund',
    locale: 'en',
    body: `The store that took the money gives it back.

- **App Store**: reportaproblem.apple.com, within 14 days. Answer in about two days.
- **Google Play**: the order in your Play history, **Request a refund**, within 48 hours. After that, ask us.

**Charged twice?** Don't ask the store, ask us: choose *Talk to a person* and send both order numbers. The second payment goes back the same day, your bank shows it after two or three.`,
    examples: [
      'i want my money back',
      'refund pls',
      'how can i get a refund for the pass',
      'charged twice for aurora pass',
      'bought it by accident',
      'my kid bought a pass can i cancel that',
    ],
  },
  {
    title: 'End or change a subscription',
    locale: 'en',
    body: `A Trail Pass renews by itself until you end it. You end it where you bought it:

- **iPhone**: Settings → your name → Subscriptions → Lumen Trails.
- **Android**: Play Store → your picture → Payments & subscriptions → Subscriptions.

It then runs to the end of what is paid. From monthly to yearly: choose the other one in **Settings → Purchases**, the store takes the rest of the month off the price.

Deleting the app does not end the subscription.`,
    examples: [
      'how to cancel subscription',
      'stop the auto renew',
      'i deleted the app but still get charged',
      'switch from monthly to yearly',
      'unsubscribe trail pass',
    ],
  },
  {
    title: 'Gift a pass',
    locale: 'en',
    form: [
      {
        ...{ name: 'Order number', question: 'Which order is the gift? Its number begins with M.', kind: 'order' },
        ...{ choices: [], required: true },
      },
    ],
    body: `On **lumentrails.example/gift** choose the pass, the day and a few words. The person gets a code by e-mail on that day, at nine in their morning.

To use a code: **Settings → Purchases → I have a code**. A code is good for one year and for one person.

If they have a pass already, the time is added to it.`,
    examples: [
      'can i gift a pass to a friend',
      'where do i enter my code',
      'gift code not working',
      'buy a pass for someone else',
    ],
  },
]
