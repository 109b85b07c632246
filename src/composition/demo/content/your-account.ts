import type { DemoArticle } from './demo-article.ts'

export const YOUR_ACCOUNT: DemoArticle[] = [
  {
    title: 'You cannot sign in',
    locale: 'en',
    body: `Sign-in goes by a link that we send to your e-mail. There is no password.

1. Type the address, tap **Send link**.
2. Open the mail *on the phone with the game* and tap the link within 15 minutes.

No mail after five minutes? Look in spam, then for the address with which you registered: Apple's *Hide my e-mail* makes one that ends in privaterelay.appleid.com.

If the address does not exist any more, talk to a person. We then need an order number or the name of your first trail.`,
    examples: [
      'cant log in',
      'login link does not arrive',
      'i dont get the email',
      'forgot which email i used',
      'since yesterday it wont let me into my account',
    ],
  },
  {
    title: 'Move to a new phone',
    locale: 'en',
    body: `1. On the old phone open the game once with signal, so that the last walk is counted.
2. On the new one install it and sign in with the same e-mail.
3. **Settings → Purchases → Restore**.

Lanterns, streak and friends come with you. Photos do not: they are in the phone's own album. From iPhone to Android your passes come along too, as they belong to your Lumen account; the subscription is still ended where it was bought.`,
    examples: [
      'got a new phone how do i transfer',
      'new phone, my passes are gone',
      'switch from android to iphone',
      'move my account to another device',
    ],
  },
  {
    title: 'Change your name or e-mail',
    locale: 'en',
    body: `**Profile → the pencil** changes your name, once every 14 days. Others see it at once, your old name is free after a month.

**Settings → Account → E-mail** changes the address. We write to both, and the change counts when you have tapped both links.`,
    examples: ['change my username', 'how to change email address', 'wrong email on my account', 'can i rename myself'],
  },
  {
    title: 'Delete your account',
    locale: 'en',
    body: `**Settings → Account → Delete**. You confirm by e-mail, and then have **14 days** to change your mind: signing in brings all of it back.

After that your name, walks, photos and e-mail are gone for good, also from our copies within 30 days. Receipts stay for seven years because the law says so.

End a subscription first, as the store does not hear of it.`,
    examples: [
      'delete my account',
      'how do i remove all my data',
      'gdpr deletion',
      'i want to leave the game for good',
    ],
  },
  {
    title: 'Your data, and who sees where you walk',
    locale: 'en',
    body: `Only you see your walks. Friends see a walk when you share it, and then without the first and last 200 metres, so that nobody learns where you live.

We keep the path of a walk for 90 days to count lanterns again, then the lanterns only. Nothing is sold, there are no ads.

A copy of all that we have of you: **Settings → Account → Send me my data**. It comes by mail within a day.`,
    examples: [
      'who can see my location',
      'do you sell my data',
      'is my home visible to others',
      'privacy question',
      'how long do you keep my walks',
    ],
  },
  {
    title: 'Somebody else is in your account',
    locale: 'en',
    body: `1. **Settings → Account → Signed in on**, tap **End all others**.
2. Change the password of your *e-mail*. Who reads your mail gets our links too.
3. Look at **Settings → Purchases** for passes that you did not buy.

We never ask for a password, a code or a payment in Discord. Whoever does so in our name is not one of us: send us their name with *Talk to a person*.`,
    examples: [
      'my account got hacked',
      'someone else is using my account',
      'i got a dm asking for my login is that you',
      'walks i never did show up',
      'scam message from lumen support',
    ],
  },
]
