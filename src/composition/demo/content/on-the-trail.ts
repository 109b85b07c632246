import type { DemoArticle } from './demo-article.ts'

export const ON_THE_TRAIL: DemoArticle[] = [
  {
    title: 'Stop the lantern crash',
    locale: 'en',
    body: `Version 1.42 may close right when a lantern opens, mostly on Pixel 7 and 8 and on phones with Android 16. We have found the cause, 1.43 brings the fix.

Until then:

1. **Settings → Graphics → Glow** off.
2. Restart the phone once.

Lanterns still count without the glow. If the game still closes, tell us your phone and the version at the foot of **Settings**.`,
    edited: `Update to **1.43**: it has the fix. Your store brings it by itself within a day, or at once when you open the game's page there.

Can't update yet? **Settings → Graphics → Glow** off, then restart the phone once. Lanterns still count without the glow.

If the game still closes with 1.43, tell us your phone.`,
    examples: [
      'app crashes when the lantern opens',
      'game keeps crashing at lanterns',
      'crash on pixel 8',
      'it closes itself every time i light one',
      'crashing since the update',
    ],
  },
  {
    title: 'A lantern or a walk was not counted',
    locale: 'en',
    body: `Lanterns that you light without signal are counted when the phone is back in the net. That may take until you open the game at home.

If the count is still wrong after an hour:

1. **Profile → Walks**, open the walk.
2. Tap **Count again**. It compares the path with the lanterns.

A walk faster than 12 km/h is taken for a ride, and its lanterns are not counted. Streaks follow the count: they come back with it.`,
    examples: [
      'lantern not counted',
      'lantern count went back to 0',
      'i lost my streak after the update',
      'walk did not save',
      'yesterdays walk is missing',
      'streak reset for no reason',
    ],
  },
  {
    title: 'Steps are not counted',
    locale: 'en',
    body: `The game reads steps from your phone, it does not count them itself.

- **iPhone**: Settings → Privacy → Motion & Fitness, switch on *Lumen Trails* and *Fitness Tracking*.
- **Android**: Settings → Apps → Lumen Trails → Permissions → *Physical activity*.

Steps of a watch arrive when it has spoken with the phone, at the latest after fifteen minutes.`,
    examples: ['steps not counting', 'my steps are stuck at 0', 'watch steps dont show up', 'step counter wrong'],
  },
  {
    title: 'Your position jumps or is wrong',
    locale: 'en',
    body: `Between high houses and under dense trees the position may be off by 30 metres.

- Allow *precise* location, and *while using*: in the phone's settings for Lumen Trails.
- Switch Wi-Fi on, even without a network. Phones use it to find themselves.
- Take the phone out of a metal case.

If the map shows you in another city, something else is telling the phone so: a VPN does not, but an app for fake locations does. Group walks are closed while one runs.`,
    examples: [
      'gps is all over the place',
      'map shows me in the wrong place',
      'my position keeps jumping',
      'location not accurate',
      'it thinks i am in another city',
    ],
  },
  {
    title: 'Group walks',
    locale: 'en',
    body: `Open a trail and tap **Walk together**. You get a code of four letters, good for 20 minutes; your friends tap **Join** and type it.

- Up to 5 people without a pass, up to 20 when the one who opened it has a Trail Pass.
- Everybody lights for all, as long as they are within 200 metres.
- Who leaves keeps what was lit until then.

If the code is not taken, check that all have the same version, at the foot of **Settings**.`,
    examples: [
      'how do i walk with friends',
      'how many people in a group walk',
      'group code not working',
      'can we play together',
      'friend cant join my walk',
    ],
  },
  {
    title: 'Trails in winter',
    locale: 'en',
    body: `Most trails stay open all winter. Those in the mountains close when there is ice or more than 20 cm of snow; the rangers set that each morning, and the gate on the map turns white.

Your streak waits: while your home trail is closed, a walk on any other one counts for it.

**Kyoto** and **Ubin** never close. **Pedra Bonita** closes after heavy rain.`,
    examples: [
      'is the kyoto trail open in winter',
      'trail closed because of snow',
      'why is the gate white',
      'winter opening hours',
    ],
  },
  {
    title: 'Step-free trails',
    locale: 'en',
    body: `On the map choose **Filter → Step-free**. These trails have no stairs, slopes of at most 6 % and paved or firm ground, and lanterns that can be lit from a seat.

In **Settings → Ways to play** you can also choose:

- *More time*: the flame waits for 15 seconds.
- *From afar*: lanterns light from 40 metres.
- *Hum only* or *light only* in place of both.

None of it makes a walk count for less.`,
    examples: [
      'wheelchair friendly trails',
      'can i play in a wheelchair',
      'trails without stairs',
      'with a stroller possible?',
      'accessibility options',
    ],
  },
  {
    title: 'Play without signal',
    locale: 'en',
    body: `Open the trail at home and tap **Keep offline**. Map, lanterns and sounds are then on the phone, about 60 MB for each trail.

On the way all works but group walks and photos of others. What you light is counted when you are back in the net; the game must be opened once within **seven days** for that.

Without a Trail Pass you can keep one trail offline, with one as many as fit.`,
    examples: [
      'does it work offline',
      'no signal on the mountain can i still play',
      'download a trail',
      'how to keep a map offline',
    ],
  },
  {
    title: 'Photos and #trail-photos',
    locale: 'en',
    body: `Photos that you take at a lantern stay on your phone, in the album *Lumen Trails*. Nothing is uploaded by itself.

To show one: open the walk in **Profile → Walks**, tap the photo, **Share**. On Discord it belongs into #trail-photos, one photo and its story.

Faces of people who did not agree are to be covered. The editor finds them, tap **Cover**.`,
    examples: [
      'where do my photos go',
      'where do the photos of the night walk go',
      'how can i share a photo',
      'are my pictures public',
    ],
  },
]
