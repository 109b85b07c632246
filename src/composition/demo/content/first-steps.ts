import type { DemoArticle } from './demo-article.ts'

export const FIRST_STEPS: DemoArticle[] = [
  {
    title: 'Your first walk',
    locale: 'en',
    body: `Lumen Trails is a walking game: every real trail has lanterns, and you light them by walking to them.

1. Open **Trails** and pick one that starts near you. Yellow ones take less than an hour.
2. Go to the gate on the map and tap **Start the walk**.
3. Walk. The phone may stay in your pocket, it hums when a lantern is near.
4. Hold the phone up at the lantern until the flame stands still.

A walk ends at the last lantern, or when you tap **End here**. Lanterns that you lit stay lit.`,
    examples: [
      'how do i start',
      'just installed, what now?',
      'how does this game work',
      'where do I find a trail near me',
      'first time here help',
    ],
  },
  {
    title: 'Light a lantern',
    locale: 'en',
    body: `Stand within **15 metres** of the lantern, hold the phone upright and keep it still until the flame stands still. That takes about five seconds.

If it does not light:

- Look at the ring around your position on the map. If it is wider than the path, wait half a minute under open sky.
- Turn the phone once in a figure of eight, which sets its compass right.
- Close what else uses the camera.

A lantern that you have already lit today glows blue and cannot be lit again before midnight.`,
    examples: [
      'lantern wont light',
      'cant light the lantern im standing right there',
      'flame keeps going out',
      'why is my lantern blue',
      'how close do i have to be to a lantern',
    ],
  },
  {
    title: 'Phones that run Lumen Trails',
    locale: 'en',
    body: `- **iPhone**: XR or newer, with iOS 17 or newer.
- **Android**: 10 or newer, with 3 GB of memory and a compass. Most phones sold since 2020 have one.

Tablets work without lanterns in the camera: you see them on the map only. Watches count steps but cannot light lanterns yet.

Phones whose system was rooted or jailbroken can open the map, and cannot join group walks.`,
    examples: [
      'does it work on my phone',
      'which android version do i need',
      'is there an ipad version',
      'can i play on apple watch',
      'says my device is not supported',
    ],
  },
  {
    title: 'What the game uses of battery and data',
    locale: 'en',
    body: `An hour on the trail takes about **12 %** of a full battery and **8 MB** of data.

To use less:

- **Settings → Graphics → Glow** off. That alone saves a third.
- Download the trail at home: open it, tap **Keep offline**.
- **Settings → Screen → Pocket mode**: the screen goes dark until a lantern is near.

Below 15 % the game saves the walk and asks whether you want to end it.`,
    examples: [
      'battery drains so fast',
      'how much data does it use',
      'phone gets super hot while walking',
      'can i turn the screen off while i walk',
    ],
  },
  {
    title: 'Change the language of the game',
    locale: 'en',
    body: `The game follows the language of your phone. To choose another one: **Settings → Language**.

There are English, Brazilian Portuguese, Spanish, French, German, Norwegian and Japanese. Names of trails stay as the people who live there write them.

Our team answers in English and Portuguese. In other languages write as you like, we use a translator and say so.`,
    examples: [
      'how to change language',
      'game is in german and i dont speak german',
      'is there a japanese version',
      'do you speak spanish',
    ],
  },
  {
    title: 'Lantern festival in December',
    locale: 'en',
    draft: true,
    body: `From 5 to 13 December every lantern counts twice between sunset and 22:00.

To be settled before this goes out: the hours for trails north of the polar circle, where the sun does not rise.`,
    examples: ['when is the lantern festival', 'double lanterns december'],
  },
]
